package io.logclf.workbench;

import io.logclf.api.Label;
import io.logclf.api.LogclfException;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.TextEncoder;
import io.logclf.training.LabelledEntries;
import io.logclf.training.train.Training;
import io.logclf.training.train.TrainingOptions;
import io.logclf.training.train.TrainingSet;
import io.logclf.workbench.view.Step;
import io.logclf.workbench.view.TrainingState;
import io.logclf.workbench.view.TrainingState.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains bundles from a project's labels, in the background, one at a time. Safe for concurrent use.
 *
 * <p>A bundle is a folder {@code bundles/N} of the project, with the summary for people in {@code
 * bundles/N.txt}. Numbers are never used twice. The state is in memory; a process that is killed while it
 * trains leaves the last bundle as the state, and nothing half done, since {@link Training#save} writes a
 * folder that appears when it is complete.
 */
final class TrainingJob {

    /** The name of the job in events. */
    static final String JOB = "train";

    private static final Logger LOG = LoggerFactory.getLogger(TrainingJob.class);
    /** Setting of the project with the number of the bundle trained last. */
    private static final String LAST = "last bundle";

    private final Project project;
    private final Background background;
    private final Path home;
    private final Path folder;
    private TrainingState state;
    private boolean cancelled;

    TrainingJob(Project project, Background background, Path home) {
        this.project = project;
        this.background = background;
        this.home = home;
        this.folder = home.resolve("bundles");
        this.state = earlier();
    }

    /**
     * Returns the state that an earlier process left: its last bundle with its summary, or that nothing was
     * trained.
     */
    private TrainingState earlier() {
        OptionalLong last = project.read(() -> project.records().number(LAST));
        if (last.isEmpty() || !Files.exists(bundle((int) last.getAsLong()))) {
            return TrainingState.NOTHING;
        }
        int number = (int) last.getAsLong();
        Path summary = folder.resolve(number + ".txt");
        try {
            return new TrainingState(
                    State.DONE,
                    "",
                    Optional.empty(),
                    Optional.of(Files.getLastModifiedTime(bundle(number)).toInstant()),
                    Optional.empty(),
                    Optional.of(number),
                    Files.exists(summary) ? Files.readAllLines(summary) : List.of());
        } catch (IOException e) {
            return TrainingState.NOTHING;
        }
    }

    synchronized TrainingState state() {
        return state;
    }

    /** Returns where a bundle is, or would be. */
    Path bundle(int number) {
        return folder.resolve(Integer.toString(number));
    }

    /** Begins to train; see {@link TrainedBundles#train}. */
    void start(double precision, String author) {
        TrainingOptions options = new TrainingOptions(1, precision, Optional.of(new Label(ProjectFolder.NONE)));
        synchronized (this) {
            if (state.state() == State.RUNNING) {
                throw new ConflictException("a training runs already; wait for it, or cancel it", List.of());
            }
            cancelled = false;
            state = new TrainingState(
                    State.RUNNING,
                    "waiting",
                    Optional.of(project.clock().instant()),
                    Optional.empty(),
                    Optional.empty(),
                    state.bundle(),
                    List.of());
        }
        try {
            project.locked(() ->
                    project.write(() -> project.step(author, Step.What.BUNDLE, "began to train a bundle", List.of())));
        } catch (RuntimeException e) {
            end(State.FAILED, Optional.ofNullable(e.getMessage()), state().bundle(), List.of());
            throw e;
        }
        background.train(() -> run(options));
    }

    synchronized void cancel() {
        if (state.state() == State.RUNNING) {
            cancelled = true;
        }
    }

    /** Ends the training, by an exception, if it was cancelled or the project is being closed. */
    private synchronized void check() {
        if (cancelled || background.isClosed()) {
            throw new CancellationException();
        }
    }

    /** Trains, stores the bundle, and sets the state to how it ended. Throws nothing. */
    private void run(TrainingOptions options) {
        try {
            step("reading the labelled rows");
            // By a connection of its own, so that nobody waits for logs to be read.
            LabelledEntries labelled = ProjectFolder.labelled(home);
            Training training = train(labelled, options);
            step("saving");
            Files.createDirectories(folder);
            int number = project.locked(() -> project.write(() -> {
                int next = (int) project.records().number(LAST).orElse(0) + 1;
                project.records().setting(LAST, Integer.toString(next));
                return next;
            }));
            training.save(bundle(number));
            List<String> summary = training.summary();
            Files.write(folder.resolve(number + ".txt"), summary);
            end(State.DONE, Optional.empty(), Optional.of(number), summary);
        } catch (CancellationException e) {
            end(State.CANCELLED, Optional.empty(), state().bundle(), List.of());
        } catch (LogclfException e) {
            end(State.FAILED, Optional.ofNullable(e.getMessage()), state().bundle(), List.of());
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("Training failed", e);
            end(
                    State.FAILED,
                    Optional.of("internal error: " + e.getClass().getSimpleName()),
                    state().bundle(),
                    List.of());
        }
    }

    private Training train(LabelledEntries labelled, TrainingOptions options) {
        // Its own threads: they may be interrupted without harm to an import.
        ExecutorService executor = Executors.newFixedThreadPool(background.threads());
        try {
            return Training.builder(new Cancellable(background.encoder()))
                    .options(options)
                    .executor(work -> {
                        check();
                        executor.execute(work);
                    })
                    .progress(this::step)
                    .run(TrainingSet.of(labelled.entries()));
        } finally {
            executor.shutdownNow();
        }
    }

    /** Notes and tells what the training does now; ends it if it was cancelled. */
    private void step(String what) {
        check();
        synchronized (this) {
            state = new TrainingState(
                    State.RUNNING,
                    what,
                    state.startedAt(),
                    Optional.empty(),
                    Optional.empty(),
                    state.bundle(),
                    List.of());
        }
        project.tell(new WorkbenchEvent.Progress(JOB, OptionalLong.empty(), what, 0, 0));
    }

    private void end(State how, Optional<String> error, Optional<Integer> bundle, List<String> summary) {
        Instant now = project.clock().instant();
        synchronized (this) {
            state = new TrainingState(how, "", state.startedAt(), Optional.of(now), error, bundle, summary);
        }
        project.tell(
                new WorkbenchEvent.Ended(JOB, OptionalLong.empty(), how.name().toLowerCase(Locale.ROOT), error));
    }

    /**
     * The project's encoder, which ends a training that was cancelled: most of the time is spent encoding,
     * so that it ends soon.
     */
    private final class Cancellable implements TextEncoder {

        private final TextEncoder encoder;

        Cancellable(TextEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public Embedding encode(String text) {
            check();
            return encoder.encode(text);
        }

        @Override
        public List<Embedding> encodeAll(List<String> texts) {
            check();
            return encoder.encodeAll(texts);
        }

        @Override
        public int dimension() {
            return encoder.dimension();
        }

        @Override
        public String fingerprint() {
            return encoder.fingerprint();
        }

        @Override
        public void close() {
            // It is the project's.
        }
    }
}
