package io.logclf.bundle;

import io.logclf.api.spi.StageProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;

/**
 * The stage providers of an application, by the type of their stages: those that it gives, then those on the class
 * path.
 *
 * <p>A provider that cannot be created, such as one whose library is absent, is no error until a bundle needs its type;
 * then it is named in the message. Two of one type on the class path are an error as well, since the order of a class
 * path is chance. Not changed after {@link #find}, and then safe for concurrent use.
 */
final class Providers {

    /** The artifacts with the stages of logclf itself, to be named if they are absent. */
    private static final Map<String, String> ARTIFACTS = Map.of(
            "regex", "io.logclf:logclf-regex",
            "lexical", "io.logclf:logclf-lexical",
            "embedding", "io.logclf:logclf-embedding",
            "llm", "io.logclf:logclf-llm");

    private final Map<String, List<StageProvider>> byType = new LinkedHashMap<>();
    /** The messages of providers that could not be created. */
    private final List<String> broken = new ArrayList<>();

    private Providers() {}

    /**
     * Looks for providers with the class loader of this library and that of the calling thread.
     *
     * @param own take precedence over those on the class path; of two of one type the later
     */
    static Providers find(List<StageProvider> own) {
        Providers providers = new Providers();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        providers.add(ServiceLoader.load(StageProvider.class, Providers.class.getClassLoader()));
        if (context != null && context != Providers.class.getClassLoader()) {
            providers.add(ServiceLoader.load(StageProvider.class, context));
        }
        for (StageProvider provider : own) {
            providers.byType.put(typeOf(provider), List.of(provider));
        }
        return providers;
    }

    private void add(ServiceLoader<StageProvider> found) {
        Iterator<StageProvider> iterator = found.iterator();
        while (true) {
            try {
                if (!iterator.hasNext()) {
                    return;
                }
                add(iterator.next());
            } catch (ServiceConfigurationError e) {
                // A bundle without such a stage does not need it.
                broken.add(String.valueOf(e.getMessage()));
            }
        }
    }

    private void add(StageProvider provider) {
        List<StageProvider> same = byType.computeIfAbsent(typeOf(provider), type -> new ArrayList<>());
        // Both class loaders find the providers of a common parent.
        if (same.stream().noneMatch(other -> other.getClass().equals(provider.getClass()))) {
            same.add(provider);
        }
    }

    private static String typeOf(StageProvider provider) {
        return Objects.requireNonNull(provider.type(), "provider.type()");
    }

    /** Tells whether there is at least one provider of a type. */
    boolean has(String type) {
        return byType.containsKey(type);
    }

    /**
     * Returns the provider of a stage.
     *
     * @throws BundleException if there is none, or more than one
     */
    StageProvider of(PipelineFile file, PipelineFile.Stage stage) {
        List<StageProvider> same = byType.getOrDefault(stage.type(), List.of());
        if (same.size() == 1) {
            return same.get(0);
        }
        String place = file.file() + ":" + stage.line() + ": the stage " + YamlSettings.quoted(stage.name());
        if (same.isEmpty()) {
            throw new BundleException(place + " needs " + remedy(stage.type()));
        }
        throw new BundleException(place + " has more than one provider: "
                + String.join(
                        ", ",
                        new TreeSet<>(same.stream()
                                .map(provider -> provider.getClass().getName())
                                .toList()))
                + "; leave one of them on the class path");
    }

    /** Returns what a stage of this type needs, for a message. */
    private String remedy(String type) {
        String artifact = ARTIFACTS.get(type);
        String known = byType.isEmpty() ? "none" : String.join(", ", new TreeSet<>(byType.keySet()));
        return (artifact != null
                        ? "the artifact " + artifact + " on the class path"
                        : "a StageProvider of type " + YamlSettings.quoted(type)
                                + " on the class path; the types there are: " + known)
                + (broken.isEmpty() ? "" : "; these could not be made: " + String.join(", ", broken));
    }
}
