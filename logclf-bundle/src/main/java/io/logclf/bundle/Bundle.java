package io.logclf.bundle;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.FileException;
import io.logclf.api.PipelineListener;
import io.logclf.api.Promise;
import io.logclf.api.spi.Permissions;
import io.logclf.api.spi.StageProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A pipeline as a folder, on disk or on the class path: {@code pipeline.yaml} lists the stages, whose files are next to
 * it.
 *
 * <pre>{@code
 * try (ClassificationPipeline pipeline = Bundle.load(Path.of("models/default")).pipeline()) {
 *     Classification c = pipeline.classify("ModernCRM", "User 42 logged in.");
 * }
 * }</pre>
 *
 * <p>Loading checks {@code pipeline.yaml} and finds the providers of the stages; opening a pipeline reads the stages'
 * files. A mistake in either is a {@link BundleException} with one line that names the file, the place in it and the
 * remedy; there is no pipeline with only some of its stages, unless {@code pipeline.yaml} calls the others optional.
 *
 * <p>What a bundle may do beyond its folder is up to the operator ({@link Permissions}), never to the bundle, which may
 * come from strangers.
 *
 * <p>A bundle holds nothing open and needs no closing; every pipeline opened from it is the caller's, and owns its
 * stages and all that they hold. To follow a folder that changes, use {@link ReloadablePipeline}.
 * {@code docs/bundle.md} describes the files. Immutable and safe for concurrent use.
 */
public final class Bundle {

    private final BundlePlace place;
    private final BundleOptions options;
    /** The types of the stages by their names, in the order of the stages. */
    private final Map<String, String> types;

    private Bundle(BundlePlace place, BundleOptions options, Map<String, String> types) {
        this.place = place;
        this.options = options;
        this.types = types;
    }

    /**
     * Reads and checks {@code pipeline.yaml}, and finds a provider for every stage. What is in the stages' own files is
     * checked when {@link #pipeline} opens them.
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
        return load(folder, BundleOptions.of(Providers.find(List.of(own)), permissions));
    }

    /**
     * Reads and checks a bundle that lies on the class path or module path, as {@link #load(Path, StageProvider...)}
     * does: in a folder of classes, a jar, or a jar in a jar. Nothing is unpacked to disk.
     *
     * @param name the folder with {@code pipeline.yaml}, such as {@code my-bundle}; looked for with the class loader of
     *     the calling thread, then with the one of this library
     * @param own providers to use in place of those on the class path, for types they share
     * @throws BundleException if there is no such bundle or it is not valid, or a stage has no provider
     */
    public static Bundle onClassPath(String name, StageProvider... own) {
        return onClassPath(name, Permissions.ofEnvironment(), own);
    }

    /**
     * Reads and checks a bundle on the class path that may do more than {@link #onClassPath(String, StageProvider...)}
     * allows by itself.
     *
     * @param permissions what its pipelines may do beyond the bundle, in place of what the environment variable {@value
     *     Permissions#VARIABLE} says
     * @throws BundleException if there is no such bundle or it is not valid, or a stage has no provider
     */
    public static Bundle onClassPath(String name, Permissions permissions, StageProvider... own) {
        return load(ClassPathFolder.of(name), BundleOptions.of(Providers.find(List.of(own)), permissions));
    }

    static Bundle load(Path folder, BundleOptions options) {
        return load(new BundleFolder(folder), options);
    }

    private static Bundle load(BundlePlace place, BundleOptions options) {
        return place.read(folder -> {
                    Map<String, String> types = new LinkedHashMap<>();
                    opener(folder, options).file().stages().forEach(stage -> types.put(stage.name(), stage.type()));
                    return new Bundle(place, options, Collections.unmodifiableMap(types));
                })
                .value();
    }

    /** Returns a bundle whose pipelines keep another promise than {@code pipeline.yaml} says under {@code decide}. */
    public Bundle withPromise(Promise other) {
        return new Bundle(place, options.with(other), types);
    }

    /**
     * Returns a bundle whose pipelines have other stages, an application's own among them: those of the settings, in
     * their order, and the settings' routes, or if they have none those of {@code pipeline.yaml}. A stage that
     * {@code pipeline.yaml} lists too is the bundle's, with what is said there, unless the settings say something about
     * it. A promise in the settings does not count; {@link #withPromise} sets one.
     *
     * <pre>{@code
     * Bundle.load(folder, new OwnRules())
     *         .withSettings(PipelineSettings.builder().stage("own-rules").stage("regex").stage("lexical").build());
     * }</pre>
     *
     * @throws BundleException if a stage has no provider, or a route of {@code pipeline.yaml} names a stage that is
     *     left out
     */
    public Bundle withSettings(PipelineSettings settings) {
        return load(place, options.with(settings));
    }

    /**
     * Returns the folder, as it was given.
     *
     * @throws IllegalStateException if the bundle lies on the class path
     */
    public Path folder() {
        return place.folder()
                .orElseThrow(() -> new IllegalStateException(place + ": lies on the class path, not in a folder"));
    }

    /** Returns the names of the stages, in their order. */
    public List<String> stages() {
        return List.copyOf(types.keySet());
    }

    /** Returns the types of the stages, such as {@code llm}; a stage may have a name of its own. */
    public Set<String> types() {
        return Set.copyOf(types.values());
    }

    /** Returns the types of the stages by their names, in the order of the stages. */
    public Map<String, String> typesByStage() {
        return types;
    }

    /**
     * Opens a pipeline. It is the caller's to close, which closes its stages and frees all they hold; each call opens
     * another one. Everything is read from one state of the folder: if that is replaced in the meantime, the pipeline
     * is of the newer bundle.
     *
     * @param listeners notified of what happens in the pipeline, in this order
     * @throws BundleException if a file is missing or not valid
     * @throws FileException if a file cannot be read
     */
    public ClassificationPipeline pipeline(PipelineListener... listeners) {
        return place.read(folder -> opener(folder, options).pipeline(options.promise(), List.of(listeners)))
                .value();
    }

    /** Opens a pipeline; with it come what is known of the bundle, and the state of the folder that both are of. */
    BundlePlace.Read<BundlePlace.LoadedPipeline> open(List<PipelineListener> listeners) {
        return place.read(folder -> {
            StageOpener opener = opener(folder, options);
            // Before anything is open that would have to be closed if this fails.
            PipelineFile file = opener.file();
            BundleFacts facts = BundleFacts.of(folder, file, options.promise().orElse(file.promise()));
            return new BundlePlace.LoadedPipeline(opener.pipeline(options.promise(), listeners), facts);
        });
    }

    /**
     * Saves a bundle: in the end, {@code target} is the whole new bundle. It is written next to the target, tried out
     * by opening every stage that has a provider, synced to disk, and then renamed. If this fails, or the JVM is killed
     * half way, the target is what it was; killed between two renames, it is absent, and the next save brings back what
     * was there, if it fails too. Saves to one target wait for one another, across processes as well.
     *
     * @param target replaced if it is a bundle or an empty folder; absent parents are created
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
     * Checks that a bundle could be saved at a place, before work whose result would be lost. {@link #save} checks it
     * again.
     *
     * @throws BundleException if the target is something that {@code save} would refuse to replace, or there is no
     *     folder to create it in
     * @throws FileException if the target cannot be read
     */
    public static void requireReplaceable(Path target) {
        try {
            new BundleSave(target, Providers.find(List.of()), () -> {}).check();
        } catch (IOException e) {
            throw FileException.reading(target, e);
        }
    }

    private static StageOpener opener(Path folder, BundleOptions options) {
        StageOpener opener = StageOpener.in(folder, options);
        opener.requireProviders();
        return opener;
    }
}
