package io.logclf.workbench;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogclfException;
import io.logclf.embedding.TextEncoder;
import io.logclf.io.LogFormat;
import io.logclf.workbench.files.LogFiles;
import io.logclf.workbench.inbox.InboxOptions;
import io.logclf.workbench.store.ProjectLock;
import io.logclf.workbench.view.Contradiction;
import io.logclf.workbench.view.GroupDetail;
import io.logclf.workbench.view.GroupPage;
import io.logclf.workbench.view.ProjectSummary;
import io.logclf.workbench.view.Step;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * An open project: a folder in which people turn logs into a bundle. Files are read, mined for templates and grouped in the background;
 * groups are labelled, split and merged; what was said trains a bundle. Every change is on disk when its method returns.
 *
 * <pre>{@code
 * try (Workbench project = Workbench.builder(Path.of("my-project")).pipeline(pipeline).open()) {
 *     project.addLabel("User Action", "what a person did", "kim");
 *     GroupBrief first = project.groups(GroupQuery.FIRST).groups().get(0);
 *     project.say(List.of(new GroupVersion(first.id(), first.version())), Said.label("User Action"), "kim");
 * }
 * }</pre>
 *
 * <p>Safe for concurrent use. Methods that change something throw {@link ConflictException} if a group is not as the caller saw it, {@link
 * UnknownException} if it is not there, and {@link IllegalArgumentException} for what makes no sense; then nothing has changed.
 */
public final class Workbench implements Closeable {

    private final Path folder;
    private final ProjectLock lock;
    private final Parts parts;
    private final Project project;
    private boolean closed;

    private Workbench(Path folder, ProjectLock lock, Parts parts) {
        this.folder = folder;
        this.lock = lock;
        this.parts = parts;
        this.project = parts.project();
    }

    /** Returns a builder of a project in a folder, which is made if it is not there. */
    public static Builder builder(Path folder) {
        return new Builder(folder);
    }

    /**
     * What became of labels in a file.
     *
     * @param rows with a label
     * @param matched those for which the project has a template, now or for later
     */
    public record Imported(long rows, long matched) {}

    /**
     * Tells whether the calling thread works for a project. What it classifies is no message of anybody: it is not to be counted or collected.
     */
    public static boolean isWorking() {
        return Background.isOwnThread();
    }

    /** Returns the project at a glance. */
    public ProjectSummary summary() {
        return project.locked(parts.listing()::summary);
    }

    /** Returns a page of the groups that a query selects. */
    public GroupPage groups(GroupQuery query) {
        return project.locked(() -> parts.listing().groups(query));
    }

    /**
     * Returns a group with all that helps to label it.
     *
     * @throws UnknownException if it is not there
     */
    public GroupDetail group(long id) {
        return project.locked(() -> parts.listing().detail(id));
    }

    /** Returns the latest steps, the latest first. */
    public List<Step> history(int limit) {
        return project.locked(() -> project.read(() -> project.steps().latest(limit)));
    }

    /** Returns labels that cannot all be right, those of most rows first. */
    public List<Contradiction> contradictions() {
        return project.locked(parts.contradictions()::all);
    }

    /** Ends listening when it is closed. */
    public interface Listening extends AutoCloseable {

        @Override
        void close();
    }

    /** Tells a listener of all that happens, on the thread on which it does, so that it must return at once. */
    public Listening listen(Consumer<WorkbenchEvent> listener) {
        return project.listen(listener);
    }

    /** Returns how many bytes the project takes on disk. */
    public long bytes() throws IOException {
        return LogFiles.bytes(folder);
    }

    /**
     * Copies a log into the project, and begins to import it in the background.
     *
     * @param content what it throws ends this, and nothing is left
     * @return the number of the file
     * @throws IOException if the log cannot be read, or the project not be written
     */
    public long addFile(String name, LogFormat format, InputStream content, String author) throws IOException {
        return parts.imports().add(name, format, content, author);
    }

    /** Removes a file; what was said about its templates stays. */
    public Changed removeFile(long file, String author) {
        return parts.imports().remove(file, author);
    }

    /**
     * Groups a file again, in the background; what was said stays.
     *
     * @param eps up to which cosine distance two templates are neighbours, above 0 and at most 2
     */
    public void groupAgain(long file, double eps, String author) {
        parts.imports().again(file, eps, author);
    }

    /** Says something about groups. A label must be there, or be suggested for one of them. */
    public Changed say(List<GroupVersion> groups, Said said, String author) {
        return project.locked(() -> parts.changes().say(groups, said, author));
    }

    /**
     * Splits a group.
     *
     * @param examples the ids of those ticked, for {@link SplitBy#EXAMPLES}
     */
    public Changed split(GroupVersion group, SplitBy by, List<String> examples, String author) {
        return project.locked(() -> parts.splits().split(group, by, examples, author));
    }

    /** Merges groups of one file into the first. */
    public Changed merge(List<GroupVersion> groups, String author) {
        return project.locked(() -> parts.changes().merge(groups, author));
    }

    /**
     * Undoes a step.
     *
     * @param step the author's last one that is not undone, if empty
     */
    public Changed undo(OptionalLong step, String author) {
        return project.locked(() -> parts.undo().undo(step, author));
    }

    /** Adds a label, or describes one that is there. */
    public Changed addLabel(String name, String description, String author) {
        Changed changed = project.locked(() -> parts.changes().addLabel(name, description, author));
        project.locked(() -> project.state().label(name.strip())).ifPresent(parts.guesses()::learn);
        return changed;
    }

    /**
     * Settles a contradiction.
     *
     * @param label the label that is right; empty to keep all as they are
     */
    public Changed settle(String contradiction, Optional<String> label, String author) {
        return project.locked(() -> parts.contradictions().settle(contradiction, label, author));
    }

    /** Returns what is trained and in use. */
    public TrainedBundles bundles() {
        return parts.bundles();
    }

    /** Returns how the project is written out as plain files. */
    public Exports exports() {
        return parts.exports();
    }

    /**
     * Takes labels from {@code labels.csv}, or from a {@code groups.csv} of {@code logclf discover}.
     *
     * @throws io.logclf.io.InputException if it is neither
     */
    public Imported importLabels(InputStream csv, String author) throws IOException {
        return parts.labelImport().take(csv, author);
    }

    /** Returns the inbox, unless the project is open without one. */
    public Optional<Inbox> inbox() {
        return parts.inbox().map(InboxGroups::inbox);
    }

    /** Stops what runs, and frees the folder for others. Closing twice does nothing. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try (lock) {
            parts.close();
        }
    }

    /** Collects the options. Not safe for concurrent use. */
    public static final class Builder {

        final Path folder;
        Optional<ClassificationPipeline> pipeline = Optional.empty();
        int threads = Runtime.getRuntime().availableProcessors();
        Clock clock = Clock.systemUTC();
        Optional<InboxOptions> inbox = Optional.empty();
        Optional<TextEncoder> encoder = Optional.empty();

        private Builder(Path folder) {
            this.folder = Objects.requireNonNull(folder, "folder");
        }

        /** Sets the pipeline in use, which suggests labels and stays the caller's; none by default. */
        public Builder pipeline(ClassificationPipeline pipeline) {
            this.pipeline = Optional.of(pipeline);
            return this;
        }

        /**
         * Sets how many threads encode and train, at least 1; one per core by default.
         *
         * @throws IllegalArgumentException if it is less
         */
        public Builder threads(int threads) {
            if (threads < 1) {
                throw new IllegalArgumentException("threads must be at least 1: " + threads);
            }
            this.threads = threads;
            return this;
        }

        /** Sets the encoder that finds groups and trains, which stays the caller's; all-MiniLM-L6-v2 by default. */
        public Builder encoder(TextEncoder encoder) {
            this.encoder = Optional.of(encoder);
            return this;
        }

        /** Sets that what a pipeline could not decide is kept to be labelled; it is not by default. */
        public Builder inbox(InboxOptions options) {
            this.inbox = Optional.of(options);
            return this;
        }

        /** Sets what tells the time. */
        Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Opens the project, which this process has for itself until it is closed.
         *
         * @throws LogclfException if another process has it open, it is no project, or of a newer version
         */
        public Workbench open() {
            ProjectLock lock = ProjectLock.on(folder);
            return lock.orReleased(() -> new Workbench(folder, lock, Parts.open(this)));
        }
    }
}
