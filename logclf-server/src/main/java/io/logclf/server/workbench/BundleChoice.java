package io.logclf.server.workbench;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.FileException;
import io.logclf.bundle.BundleException;
import io.logclf.bundle.ReloadablePipeline;
import io.logclf.server.json.Fields;
import io.logclf.workbench.TrainedBundles;
import io.logclf.workbench.UnknownException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which bundle a server answers with: its own, or one that the project trained. The project
 * remembers the choice, so that a server that starts again goes on with it. Safe for concurrent
 * use: one change after the other.
 *
 * <p>A change loads the bundle first and is remembered then: a bundle that cannot be used leaves
 * everything as it was.
 */
final class BundleChoice {

    private static final Logger LOG = LoggerFactory.getLogger(BundleChoice.class);
    private static final int CONFLICT = 409;

    private final TrainedBundles trained;
    private final Optional<ReloadablePipeline> pipeline;
    private final Optional<Path> own;
    private OptionalInt inUse = OptionalInt.empty();

    /**
     * @param trained the project's bundles, and which is in use
     * @param pipeline the server's; it can be switched if it is one of a bundle
     */
    BundleChoice(TrainedBundles trained, ClassificationPipeline pipeline) {
        this.trained = trained;
        this.pipeline = pipeline instanceof ReloadablePipeline reloadable ? Optional.of(reloadable) : Optional.empty();
        this.own = this.pipeline.map(ReloadablePipeline::folder);
    }

    /** Goes on with the bundle that was in use when the server was stopped; if that cannot be, with the server's own. */
    synchronized void resume() {
        OptionalInt before = trained.inUse();
        if (before.isEmpty()) {
            return;
        }
        int number = before.getAsInt();
        if (pipeline.isEmpty()) {
            LOG.warn("The trained bundle {} is not in use: the server runs on a rule file", number);
            return;
        }
        try {
            pipeline.get().switchTo(trained.folder(number));
            inUse = before;
        } catch (BundleException e) {
            notResumed(number, e.summary());
        } catch (FileException | UnknownException e) {
            notResumed(number, String.valueOf(e.getMessage()));
        }
    }

    /** Returns the number of the trained bundle that the server answers with; empty if it is the server's own. */
    synchronized OptionalInt inUse() {
        return inUse;
    }

    /**
     * Returns the number of the bundle trained last.
     *
     * @throws UnknownException if there is none
     */
    int trained() {
        return trained.training()
                .bundle()
                .orElseThrow(() -> new UnknownException("nothing has been trained yet; train first"));
    }

    /**
     * Returns what is in use, for the page: its name, its number if it was trained here, and
     * whether there is one before it to go back to.
     */
    synchronized Map<String, @Nullable Object> tree() {
        String name = inUse.isPresent()
                ? "trained " + inUse.getAsInt()
                : own.map(Path::toString).orElse("rules");
        return new Fields()
                .with("name", name)
                .with("number", inUse.isPresent() ? Optional.of(inUse.getAsInt()) : Optional.empty())
                .with("previous", pipeline.isPresent() && trained.before().isPresent())
                .map();
    }

    /**
     * Answers with the bundle trained last from now on.
     *
     * @param author who decided it, for the project's history
     * @throws Refusal with status 409 if the bundle cannot be used, or the server runs on rules
     * @throws UnknownException if nothing has been trained
     */
    synchronized void use(String author) {
        become(OptionalInt.of(trained()), author);
    }

    /**
     * Answers with the bundle before this one again, which may be the server's own.
     *
     * @param author who decided it, for the project's history
     * @throws Refusal with status 409 if there is none before
     */
    synchronized void back(String author) {
        become(trained.before().orElseThrow(() -> new Refusal(CONFLICT, "there is no bundle before this one")), author);
    }

    private void become(OptionalInt next, String author) {
        ReloadablePipeline served = pipeline.orElseThrow(() -> new Refusal(
                CONFLICT, "the server runs on a rule file; to put a trained bundle into use, start it with --bundle"));
        Path folder = next.isPresent() ? trained.folder(next.getAsInt()) : own.orElseThrow();
        try {
            served.switchTo(folder);
        } catch (BundleException e) {
            throw refused(e.summary());
        } catch (FileException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
        inUse = next;
        trained.use(next, author);
    }

    private static Refusal refused(String why) {
        return new Refusal(CONFLICT, "the bundle cannot be used, and the one before stays in use: " + why);
    }

    private static void notResumed(int number, String why) {
        LOG.warn("The trained bundle {} cannot be used; the server answers with its own: {}", number, why);
    }
}
