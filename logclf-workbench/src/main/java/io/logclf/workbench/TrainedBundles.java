package io.logclf.workbench;

import io.logclf.api.ClassificationPipeline;
import io.logclf.workbench.view.Comparison;
import io.logclf.workbench.view.Step;
import io.logclf.workbench.view.TrainingState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.zip.ZipOutputStream;

/**
 * What a project trains, and which bundle is in use. Safe for concurrent use.
 *
 * <p>Trained bundles are numbered from 1 and stay in the project's folder. The project does not itself
 * classify with them: a server swaps its pipeline and then calls {@link #use}, which notes the choice, so
 * that it holds after a restart and can be taken back.
 *
 * <pre>{@code
 * project.bundles().train(0.98, "kim");
 * // ... until training().state() is DONE
 * int number = project.bundles().training().bundle().orElseThrow();
 * Bundle bundle = Bundle.load(project.bundles().folder(number));
 * }</pre>
 */
public final class TrainedBundles {

    /** Settings of the project that hold numbers of bundles. */
    private static final String IN_USE = "bundle in use";

    private static final String BEFORE = "bundle before";
    /** Stands for the bundle that the server was started with, which has no number. */
    private static final int OWN = 0;

    private final Project project;
    private final Guesses guesses;
    private final TrainingJob training;
    private final ComparisonJob comparison;

    TrainedBundles(
            Project project,
            Background background,
            Guesses guesses,
            Path folder,
            Optional<ClassificationPipeline> pipeline) {
        this.project = project;
        this.guesses = guesses;
        this.training = new TrainingJob(project, background, folder);
        this.comparison = new ComparisonJob(project, background, pipeline);
    }

    /**
     * Returns how far the training is that runs, or how the last one ended; of an earlier process, that it
     * made a bundle.
     */
    public TrainingState training() {
        return training.state();
    }

    /**
     * Begins to train a bundle from all that was said, in the background, and returns at once. What is
     * labelled while it reads the rows may or may not count. That too little is labelled is told by the
     * training's state, not here.
     *
     * @param precision the share of decisions on new templates that must be right, in (0, 1]
     * @throws ConflictException if a training runs
     * @throws IllegalArgumentException if {@code precision} is out of range
     */
    public void train(double precision, String author) {
        training.start(precision, author);
    }

    /**
     * Ends the training that runs, at its next step; does nothing if there is none. The bundle trained
     * before stays.
     */
    public void cancel() {
        training.cancel();
    }

    /**
     * Returns the folder of a trained bundle.
     *
     * @throws UnknownException if it is not there
     */
    public Path folder(int number) {
        Path bundle = training.bundle(number);
        if (!Files.isDirectory(bundle)) {
            throw new UnknownException("there is no trained bundle " + number);
        }
        return bundle;
    }

    /** Returns which trained bundle is in use; empty for the one that the server was started with. */
    public OptionalInt inUse() {
        OptionalLong number =
                project.locked(() -> project.read(() -> project.records().number(IN_USE)));
        return number.isEmpty() || number.getAsLong() == OWN
                ? OptionalInt.empty()
                : OptionalInt.of((int) number.getAsLong());
    }

    /** Returns which one was in use before, if another was; within, empty for the one that the server was started with. */
    public Optional<OptionalInt> before() {
        OptionalLong number =
                project.locked(() -> project.read(() -> project.records().number(BEFORE)));
        return number.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        number.getAsLong() == OWN ? OptionalInt.empty() : OptionalInt.of((int) number.getAsLong()));
    }

    /**
     * Notes that the pipeline has switched to another bundle: a step of the history, and guesses are made
     * again with it in the background.
     *
     * @param bundle the number of a trained one; empty for the one that the server was started with
     */
    public void use(OptionalInt bundle, String author) {
        int before = inUse().orElse(OWN);
        project.locked(() -> {
            project.write(() -> {
                project.records().setting(IN_USE, Integer.toString(bundle.orElse(OWN)));
                project.records().setting(BEFORE, Integer.toString(before));
                String name = bundle.isPresent() ? "trained bundle " + bundle.getAsInt() : "server's own bundle";
                return project.step(author, Step.What.BUNDLE, "uses the " + name, List.of());
            });
            project.tellChanged(List.of(), author);
        });
        guesses.again();
    }

    /**
     * Compares the bundle in use with the one trained last over all files, in the background. The first
     * call for a pair of bundles begins; later ones return how far it is.
     *
     * @param limit how many kinds of changes to return, those of most rows first
     * @throws UnknownException if none was trained, or no pipeline is in use
     */
    public Comparison comparison(int limit) {
        int number = training().bundle().orElseThrow(() -> new UnknownException("nothing was trained yet"));
        return comparison.of(inUse() + " " + number, folder(number), limit);
    }

    /** Writes a zip of a trained bundle. */
    public void writeZip(int number, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        Exports.folder(folder(number), zip);
        zip.finish();
    }
}
