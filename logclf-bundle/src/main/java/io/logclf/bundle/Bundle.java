package io.logclf.bundle;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.FileException;
import io.logclf.api.PipelineListener;
import io.logclf.api.Promise;
import io.logclf.api.spi.Permissions;
import io.logclf.api.spi.StageProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A pipeline as a folder: {@code pipeline.yaml} lists the stages, and each stage has its files beside it.
 *
 * <pre>{@code
 * try (ClassificationPipeline pipeline = Bundle.load(Path.of("models/default")).pipeline()) {
 *     Classification c = pipeline.classify("ModernCRM", "User 42 logged in.");
 * }
 * }</pre>
 *
 * <p>A bundle holds nothing open and needs no closing; every pipeline opened from it is the caller's, and owns its stages and all
 * that they hold. {@code docs/bundle.md} describes the files. Immutable and safe for concurrent use.
 */
public final class Bundle {

    private static final int ATTEMPTS = 10;
    /** Attempts to read while saves go on. */
    private static final int FREE_ATTEMPTS = 3;

    private final Path folder;
    private final Providers providers;
    private final List<String> stages;
    private final Set<String> types;
    /** In place of what {@code pipeline.yaml} says. */
    private final Optional<Promise> promise;

    private final Permissions permissions;

    private Bundle(
            Path folder,
            Providers providers,
            List<String> stages,
            Set<String> types,
            Optional<Promise> promise,
            Permissions permissions) {
        this.folder = folder;
        this.providers = providers;
        this.stages = stages;
        this.types = types;
        this.promise = promise;
        this.permissions = permissions;
    }

    /**
     * Reads and checks {@code pipeline.yaml}, and finds a provider for every stage. What is in the stages' own files is checked
     * when {@link #pipeline} opens them.
     *
     * @param own providers to use in place of those on the class path, for types they share
     * @throws BundleException if {@code pipeline.yaml} is missing or not valid, or a stage has no provider
     */
    public static Bundle load(Path folder, StageProvider... own) {
        return load(folder, Permissions.ofEnvironment(), own);
    }

    /**
     * Reads and checks a bundle that may do more than {@link #load(Path, StageProvider...)} allows by itself.
     *
     * @param permissions what its pipelines may do beyond the folder, in place of what the environment variable {@value
     *     Permissions#VARIABLE} says
     * @param own providers to use in place of those on the class path, for types they share
     * @throws BundleException if {@code pipeline.yaml} is missing or not valid, or a stage has no provider
     */
    public static Bundle load(Path folder, Permissions permissions, StageProvider... own) {
        return load(folder, Providers.find(List.of(own)), permissions);
    }

    static Bundle load(Path folder, Providers providers, Permissions permissions) {
        Objects.requireNonNull(folder, "folder");
        return consistent(folder, () -> {
                    StageOpener opener = opener(folder, providers, permissions);
                    List<PipelineFile.Stage> stages = opener.file().stages();
                    return new Bundle(
                            folder,
                            providers,
                            stages.stream().map(PipelineFile.Stage::name).toList(),
                            stages.stream().map(PipelineFile.Stage::type).collect(Collectors.toUnmodifiableSet()),
                            Optional.empty(),
                            permissions);
                })
                .value();
    }

    /** Returns a bundle whose pipelines keep this promise, whatever {@code pipeline.yaml} says under {@code decide}. */
    public Bundle withPromise(Promise other) {
        return new Bundle(folder, providers, stages, types, Optional.of(other), permissions);
    }

    /** Returns the folder, as it was given. */
    public Path folder() {
        return folder;
    }

    /** Returns the names of the stages, in their order. */
    public List<String> stages() {
        return stages;
    }

    /** Returns the types of the stages, such as {@code llm}; a stage may have a name of its own. */
    public Set<String> types() {
        return types;
    }

    /**
     * Opens a pipeline. It is the caller's to close, which closes its stages and frees all they hold; each call opens another
     * one. Everything is read from one state of the folder: if that is replaced in the meantime, the pipeline is of the newer
     * bundle.
     *
     * @param listeners told what happens in the pipeline, in this order
     * @throws BundleException if a file is missing or not valid
     * @throws FileException if a file cannot be read
     */
    public ClassificationPipeline pipeline(PipelineListener... listeners) {
        return open(List.of(listeners)).value();
    }

    /** Opens a pipeline, and tells the state of the folder that it is of. */
    Read<ClassificationPipeline> open(List<PipelineListener> listeners) {
        return consistent(folder, () -> opener(folder, providers, permissions).pipeline(promise, listeners));
    }

    /**
     * Saves a bundle: in the end, {@code target} is the whole new bundle. It is written beside the target, synced to disk, tried
     * out by opening every stage that has a provider, and then renamed. If this fails, or the JVM is killed half way, the target
     * is what it was; killed between two renames, it is absent, and the next save brings back what was there, if it fails too.
     * Saves to one target wait for one another, across processes as well.
     *
     * @param target replaced if it is a bundle or an empty folder; its parents are made
     * @param content writes the files
     * @throws BundleException if the target is something else, or what was written is not a valid bundle
     * @throws FileException if a file cannot be written
     */
    public static void save(Path target, BundleContent content) {
        try {
            new BundleSave(target, Providers.find(List.of()), () -> {}).save(content);
        } catch (IOException e) {
            throw FileException.writing(target, e);
        }
    }

    /**
     * Checks that a bundle could be saved at a place, so that no long work is for nothing. {@link #save} checks it again.
     *
     * @throws BundleException if the target is something that {@code save} would refuse to replace, or there is no folder to make it
     *     in
     * @throws FileException if the target cannot be read
     */
    public static void requireReplaceable(Path target) {
        try {
            new BundleSave(target, Providers.find(List.of()), () -> {}).check();
        } catch (IOException e) {
            throw FileException.reading(target, e);
        }
    }

    private static StageOpener opener(Path folder, Providers providers, Permissions permissions) {
        if (!Files.isDirectory(folder)) {
            throw BundleSave.absent(folder);
        }
        StageOpener opener = StageOpener.in(folder, providers, permissions);
        opener.requireProviders();
        return opener;
    }

    /** Reads until the folder was the same before and after, so that nothing is of two bundles. */
    private static <T> Read<T> consistent(Path folder, Reading<T> reading) {
        for (int attempt = 1; ; attempt++) {
            // Saves may come faster than one can read; in the end they wait.
            BundleSave.Hold hold = attempt > FREE_ATTEMPTS ? BundleSave.hold(folder) : BundleSave.Hold.NONE;
            try (hold) {
                Optional<Read<T>> read = attempt(folder, reading, attempt == ATTEMPTS);
                if (read.isPresent()) {
                    return read.get();
                }
            }
            if (attempt == ATTEMPTS) {
                throw new BundleException(folder + ": changes while it is being read, " + ATTEMPTS
                        + " times in a row; copy it to a place of its own and load that");
            }
        }
    }

    /** Reads once; empty if the folder was replaced in the meantime. */
    private static <T> Optional<Read<T>> attempt(Path folder, Reading<T> reading, boolean last) {
        FolderIdentity folderBefore = FolderIdentity.of(folder);
        BundleState before = BundleState.of(folder);
        T value;
        try {
            value = reading.read();
        } catch (BundleException | FileException e) {
            // After one save comes the next, perhaps, and again there is no bundle for a moment.
            boolean waited = BundleSave.awaitOthers(folder);
            if (last || (!waited && isAsBefore(folder, folderBefore, before))) {
                throw e;
            }
            return Optional.empty();
        }
        if (isAsBefore(folder, folderBefore, before)) {
            return Optional.of(new Read<>(value, before));
        }
        if (value instanceof ClassificationPipeline pipeline) {
            pipeline.close();
        }
        return Optional.empty();
    }

    /** A folder replaced by one of the same content is another one: there may have been none, or a third, between the two. */
    private static boolean isAsBefore(Path folder, FolderIdentity folderBefore, BundleState before) {
        return BundleState.of(folder).equals(before)
                && FolderIdentity.of(folder).equals(folderBefore);
    }

    /** Something that was read, and the state of the folder that it was read from. */
    record Read<T>(T value, BundleState state) {}

    private interface Reading<T> {
        T read();
    }
}
