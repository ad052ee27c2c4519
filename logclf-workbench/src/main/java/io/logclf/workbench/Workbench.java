package io.logclf.workbench;

import io.logclf.io.LogFormat;
import io.logclf.workbench.view.Comparison;
import io.logclf.workbench.view.Contradiction;
import io.logclf.workbench.view.GroupDetail;
import io.logclf.workbench.view.GroupPage;
import io.logclf.workbench.view.ProjectSummary;
import io.logclf.workbench.view.Step;
import io.logclf.workbench.view.TrainingState;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** SKELETON: signatures for the server; the lead fills them on branch wb. */
public final class Workbench implements Closeable {

    public static Builder builder(Path folder) {
        return new Builder(folder);
    }

    // ---- reading
    public ProjectSummary summary() {
        throw new UnsupportedOperationException();
    }

    public GroupPage groups(GroupQuery query) {
        throw new UnsupportedOperationException();
    }

    /** @throws UnknownException */
    public GroupDetail group(long id) {
        throw new UnsupportedOperationException();
    }

    public List<Step> history(int limit) {
        throw new UnsupportedOperationException();
    }

    public List<Contradiction> contradictions() {
        throw new UnsupportedOperationException();
    }

    /** Listener is called on the thread that changes or works: must return at once. Closing ends it. */
    public AutoCloseable listen(Consumer<WorkbenchEvent> listener) {
        throw new UnsupportedOperationException();
    }

    // ---- files
    /** Bytes that raw files, bundles and the database take now. */
    public long bytes() throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Copies the stream into the project (InputStream may throw Problem/any runtime exception for limits: nothing is left then), starts the
     * import in the background, returns the file's id.
     */
    public long addFile(String name, LogFormat format, InputStream content, String author) throws IOException {
        throw new UnsupportedOperationException();
    }

    public Changed removeFile(long file, String author) throws IOException {
        throw new UnsupportedOperationException();
    }

    public void groupAgain(long file, double eps, String author) {
        throw new UnsupportedOperationException();
    }

    // ---- changing; all throw ConflictException, UnknownException, IllegalArgumentException (bad input)
    public Changed say(List<GroupVersion> groups, Said said, String author) {
        throw new UnsupportedOperationException();
    }

    /** Ways to split. */
    public enum Split {
        TEMPLATE,
        SOURCE,
        SEVERITY,
        EXAMPLES
    }

    public Changed split(GroupVersion group, Split by, List<String> examples, String author) {
        throw new UnsupportedOperationException();
    }

    public Changed merge(List<GroupVersion> groups, String author) {
        throw new UnsupportedOperationException();
    }

    /** @param step empty: the author's last that is not undone */
    public Changed undo(OptionalLong step, String author) {
        throw new UnsupportedOperationException();
    }

    public Changed addLabel(String name, String description, String author) {
        throw new UnsupportedOperationException();
    }

    /** @param label empty: keep as it is */
    public Changed settle(String contradiction, Optional<String> label, String author) {
        throw new UnsupportedOperationException();
    }

    // ---- training
    public TrainingState training() {
        throw new UnsupportedOperationException();
    }

    /** @throws ConflictException if one runs */
    public void train(double precision, String author) {
        throw new UnsupportedOperationException();
    }

    public void cancelTraining() {
        throw new UnsupportedOperationException();
    }

    /** The folder of a trained bundle; UnknownException if it is not there. */
    public Path bundle(int number) {
        throw new UnsupportedOperationException();
    }

    /** Which trained bundle is in use (empty: the one the server was started with); kept over restarts. */
    public OptionalInt bundleInUse() {
        throw new UnsupportedOperationException();
    }

    /** Which one was before it; empty optional if there is no "before"; OptionalInt empty inside = the server's own. */
    public Optional<OptionalInt> bundleBefore() {
        throw new UnsupportedOperationException();
    }

    /** Remembers; the caller has switched the pipeline before. */
    public void use(OptionalInt bundle, String author) {
        throw new UnsupportedOperationException();
    }

    public Comparison comparison(int limit) {
        throw new UnsupportedOperationException();
    }

    // ---- out and in
    public void writeLabelled(long file, OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }

    public void writeLabels(OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }

    public void writeGroupsZip(OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }

    public void writeBundleZip(int number, OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Result of an import of labels. */
    public record Imported(long rows, long matched) {}

    public Imported importLabels(InputStream csv, String author) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** The inbox; see Inbox. A listener of the pipeline in use is to be made of it. */
    public Inbox inbox() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Options. */
    public static final class Builder {
        private Builder(Path folder) {}

        /** Suggestions come from it; stays the caller's. */
        public Builder pipeline(io.logclf.api.ClassificationPipeline pipeline) {
            return this;
        }

        public Builder threads(int threads) {
            return this;
        }

        /** Opens; LogclfException if the folder is in use by another process, is no project, or has a newer schema. */
        public Workbench open() {
            throw new UnsupportedOperationException();
        }
    }
}
