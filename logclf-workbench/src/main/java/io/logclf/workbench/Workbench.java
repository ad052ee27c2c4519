package io.logclf.workbench;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.FileException;
import io.logclf.api.LogclfException;
import io.logclf.embedding.TextEncoder;
import io.logclf.head.Normalizer;
import io.logclf.io.LogFormat;
import io.logclf.workbench.files.LogFiles;
import io.logclf.workbench.inbox.InboxOptions;
import io.logclf.workbench.model.LabelLine;
import io.logclf.workbench.store.Database;
import io.logclf.workbench.suggest.Directions;
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
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.zip.ZipOutputStream;

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

    private static final String IN_USE = "bundle in use";
    private static final String BEFORE = "bundle before";
    /** In the settings: the bundle that the server was started with. */
    private static final int OWN = 0;

    private final Path folder;
    private final FileChannel lock;
    private final Project project;
    private final Background background;
    private final Listing listing;
    private final Changes changes;
    private final Guesses guesses;
    private final Splits splits;
    private final Imports imports;
    private final TrainingJob training;
    private final ComparisonJob comparison;
    private final Contradictions contradictions;
    private final Exports exports;
    private final LabelImport labelImport;
    private final Optional<InboxGroups> inbox;
    private boolean closed;

    private Workbench(Builder options, FileChannel lock) {
        this.folder = options.folder;
        this.lock = lock;
        Database database = Database.open(folder.resolve(ProjectFolder.DATABASE));
        project = new Project(database, LogFiles.in(folder), options.clock);
        background = new Background(options.threads, options.encoder);
        listing = new Listing(project);
        changes = new Changes(project, listing);
        guesses = new Guesses(project, background, options.pipeline);
        splits = new Splits(project, changes, guesses);
        imports = new Imports(project, background, guesses, splits);
        training = new TrainingJob(project, background, folder);
        comparison = new ComparisonJob(project, background, options.pipeline);
        contradictions = new Contradictions(project, changes);
        exports = new Exports(project);
        labelImport = new LabelImport(project, changes);
        project.locked(() -> project.suggester().update(project.state().groups()));
        inbox = options.inbox.map(kept -> new InboxGroups(project, guesses, folder, kept, options.clock));
        imports.resume();
        project.state().labels().forEach(this::learnWords);
    }

    /** Returns a builder of a project in a folder, which is made if it is not there. */
    public static Builder builder(Path folder) {
        return new Builder(folder);
    }

    /** Ways to split a group. */
    public enum Split {
        /** A group for each template. */
        TEMPLATE,
        /** A group for each source. */
        SOURCE,
        /** A group for each severity. */
        SEVERITY,
        /** A group of what is like the ticked examples. */
        EXAMPLES
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
        return project.locked(listing::summary);
    }

    /** Returns groups that a query asks for. */
    public GroupPage groups(GroupQuery query) {
        return project.locked(() -> listing.groups(query));
    }

    /**
     * Returns a group with all that helps to label it.
     *
     * @throws UnknownException if it is not there
     */
    public GroupDetail group(long id) {
        return project.locked(() -> listing.detail(id));
    }

    /** Returns the latest steps, the latest first. */
    public List<Step> history(int limit) {
        return project.locked(() -> project.read(() -> project.steps().latest(limit)));
    }

    /** Returns labels that cannot all be right, those of most rows first. */
    public List<Contradiction> contradictions() {
        return project.locked(contradictions::all);
    }

    /** Tells a listener of all that happens, on the thread on which it does, so that it must return at once. Closing what is returned ends it. */
    public AutoCloseable listen(Consumer<WorkbenchEvent> listener) {
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
        return imports.add(name, format, content, author);
    }

    /** Removes a file; what was said about its templates stays. */
    public Changed removeFile(long file, String author) {
        return imports.remove(file, author);
    }

    /**
     * Groups a file again, in the background; what was said stays.
     *
     * @param eps up to which cosine distance two templates are neighbours, above 0 and at most 2
     */
    public void groupAgain(long file, double eps, String author) {
        if (!(eps > 0 && eps <= 2)) {
            throw new IllegalArgumentException("eps must be above 0 and at most 2: " + eps);
        }
        imports.again(file, eps, author);
    }

    /** Says something about groups. A label must be there, or be suggested for one of them. */
    public Changed say(List<GroupVersion> groups, Said said, String author) {
        return project.locked(() -> changes.say(groups, said, author));
    }

    /**
     * Splits a group.
     *
     * @param examples the ids of those ticked, for {@link Split#EXAMPLES}
     */
    public Changed split(GroupVersion group, Split by, List<String> examples, String author) {
        return project.locked(() -> splits.split(group, by, examples, author));
    }

    /** Merges groups of one file into the first. */
    public Changed merge(List<GroupVersion> groups, String author) {
        return project.locked(() -> changes.merge(groups, author));
    }

    /**
     * Undoes a step.
     *
     * @param step the author's last one that is not undone, if empty
     */
    public Changed undo(OptionalLong step, String author) {
        return project.locked(() -> changes.undo(step, author));
    }

    /** Adds a label, or describes one that is there. */
    public Changed addLabel(String name, String description, String author) {
        Changed changed = project.locked(() -> changes.addLabel(name, description, author));
        project.locked(() -> project.state().label(name.strip())).ifPresent(this::learnWords);
        return changed;
    }

    private void learnWords(LabelLine label) {
        background.run(() -> {
            String text = label.name() + (label.description().isEmpty() ? "" : ": " + label.description());
            byte[] direction = Directions.of(background
                    .encoder()
                    .encode(Normalizer.standard()
                            .encoderText(Normalizer.standard().normalize(text)))
                    .toArray());
            project.locked(() -> {
                project.suggester().words(label.name(), direction);
                project.changed(List.of(), "");
            });
        });
    }

    /**
     * Settles a contradiction.
     *
     * @param label the label that is right; empty to keep all as they are
     */
    public Changed settle(String contradiction, Optional<String> label, String author) {
        return project.locked(() -> contradictions.settle(contradiction, label, author));
    }

    /** Returns how far training is. */
    public TrainingState training() {
        return training.state();
    }

    /**
     * Begins to train a bundle from all that was said, in the background.
     *
     * @param precision the share of decisions on new templates that must be right, in (0, 1]
     * @throws ConflictException if a training runs
     */
    public void train(double precision, String author) {
        training.start(precision, author);
    }

    /** Ends the training that runs, at its next step; does nothing if there is none. */
    public void cancelTraining() {
        training.cancel();
    }

    /**
     * Returns the folder of a trained bundle.
     *
     * @throws UnknownException if it is not there
     */
    public Path bundle(int number) {
        Path bundle = training.bundle(number);
        if (!Files.isDirectory(bundle)) {
            throw new UnknownException("there is no trained bundle " + number);
        }
        return bundle;
    }

    /** Returns which trained bundle is in use; empty for the one that the server was started with. */
    public OptionalInt bundleInUse() {
        OptionalLong number =
                project.locked(() -> project.read(() -> project.records().number(IN_USE)));
        return number.isEmpty() || number.getAsLong() == OWN
                ? OptionalInt.empty()
                : OptionalInt.of((int) number.getAsLong());
    }

    /** Returns which one was in use before, if another was; within, empty for the one that the server was started with. */
    public Optional<OptionalInt> bundleBefore() {
        OptionalLong number =
                project.locked(() -> project.read(() -> project.records().number(BEFORE)));
        return number.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        number.getAsLong() == OWN ? OptionalInt.empty() : OptionalInt.of((int) number.getAsLong()));
    }

    /** Notes that the pipeline has gone over to another bundle; suggestions are its own from now on. */
    public void use(OptionalInt bundle, String author) {
        int before = bundleInUse().orElse(OWN);
        project.locked(() -> {
            project.write(() -> {
                project.records().setting(IN_USE, Integer.toString(bundle.orElse(OWN)));
                project.records().setting(BEFORE, Integer.toString(before));
                String name = bundle.isPresent() ? "trained bundle " + bundle.getAsInt() : "server's own bundle";
                return project.steps()
                        .add(author, project.clock().instant(), Step.What.BUNDLE, "uses the " + name, List.of());
            });
            project.tellChanged(List.of(), author);
        });
        guesses.again();
    }

    /**
     * Compares the bundle in use with the one trained last over all files, in the background, from when this is first called.
     *
     * @param limit how many kinds of changes to return
     * @throws UnknownException if none was trained
     */
    public Comparison comparison(int limit) {
        int number = training().bundle().orElseThrow(() -> new UnknownException("nothing was trained yet"));
        return comparison.of(bundleInUse() + " " + number, bundle(number), limit);
    }

    /** Writes a file in its own format with its labels, as {@code logclf classify} writes them. */
    public void writeLabelled(long file, OutputStream out) throws IOException {
        exports.labelled(file, out);
    }

    /** Writes {@code labels.csv}: all that was said. */
    public void writeLabels(OutputStream out) throws IOException {
        exports.labels(out);
    }

    /** Writes a zip of what {@code logclf discover} would, with labels filled in: {@code logclf train} takes its folder. */
    public void writeGroupsZip(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        exports.groups(zip);
        zip.finish();
    }

    /** Writes a zip of a trained bundle. */
    public void writeBundleZip(int number, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        Exports.folder(bundle(number), zip);
        zip.finish();
    }

    /**
     * Takes labels from {@code labels.csv}, or from a {@code groups.csv} of {@code logclf discover}.
     *
     * @throws io.logclf.io.InputException if it is neither
     */
    public Imported importLabels(InputStream csv, String author) throws IOException {
        return labelImport.take(csv, author);
    }

    /** Returns the inbox, unless the project is open without one. */
    public Optional<Inbox> inbox() {
        return inbox.map(InboxGroups::inbox);
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
            inbox.ifPresent(InboxGroups::close);
            background.close();
            project.locked(() -> project.database().close());
        }
    }

    /** Collects the options. Not safe for concurrent use. */
    public static final class Builder {

        private final Path folder;
        private Optional<ClassificationPipeline> pipeline = Optional.empty();
        private int threads = Runtime.getRuntime().availableProcessors();
        private Clock clock = Clock.systemUTC();
        private Optional<InboxOptions> inbox = Optional.empty();
        private Optional<TextEncoder> encoder = Optional.empty();

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
            FileChannel channel = lock();
            try {
                return new Workbench(this, channel);
            } catch (RuntimeException e) {
                try {
                    channel.close();
                } catch (IOException suppressed) {
                    e.addSuppressed(suppressed);
                }
                throw e;
            }
        }

        private FileChannel lock() {
            Path file = folder.resolve("project.lock");
            try {
                Files.createDirectories(folder);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                try {
                    FileLock held = channel.tryLock();
                    if (held != null) {
                        return channel;
                    }
                } catch (OverlappingFileLockException e) {
                    // This very process has it.
                }
                channel.close();
                throw new LogclfException(
                        folder + ": is open in another process; stop that one, or name another folder");
            } catch (IOException e) {
                throw FileException.writing(file, e);
            }
        }
    }
}
