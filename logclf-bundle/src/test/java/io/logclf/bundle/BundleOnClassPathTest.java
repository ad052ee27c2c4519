package io.logclf.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleOnClassPathTest {

    private static final String RULES_ONLY = "format: 1\nstages: [regex]\n";

    @TempDir
    private Path folder;

    @Test
    void opensABundleInAFolderOfClasses() {
        Bundles.writeBoth(folder.resolve("my-bundle"), RULES_ONLY, Bundles.RULES);
        onClassPath(folder, () -> assertThat(labelOf("my-bundle")).isEqualTo("User Action"));
    }

    @Test
    void opensABundleInAJarHoweverDeepAndWhateverItsName() {
        Path jar = jar("with space, ü%+.jar", Map.of("a/b/my bundle/", RULES_ONLY, "other/", RULES_ONLY));
        onClassPath(jar, () -> {
            assertThat(labelOf("a/b/my bundle")).isEqualTo("User Action");
            assertThat(labelOf("other")).isEqualTo("User Action");
        });
    }

    @Test
    void holdsNothingOpenAndOpensAgainWithAnotherClassLoader() {
        Path jar = jar("app.jar", Map.of("b/", RULES_ONLY));
        Bundle[] loaded = new Bundle[1];
        onClassPath(jar, () -> loaded[0] = Bundle.onClassPath("b"));
        for (int i = 0; i < 2; i++) {
            try (ClassificationPipeline pipeline =
                    loaded[0].withPromise(Promise.BALANCED).pipeline()) {
                assertThat(pipeline.classify("", "User 42 logged in").labelOr("none"))
                        .isEqualTo("User Action");
            }
        }
        assertThat(loaded[0].stages()).containsExactly("regex");
        assertThatIllegalStateException()
                .isThrownBy(loaded[0]::folder)
                .withMessageContaining("app.jar!/b: lies on the class path");
    }

    @Test
    void namesWhatIsAbsent() {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Bundle.onClassPath("no-such-bundle"))
                .withMessageStartingWith("no-such-bundle/pipeline.yaml: is not on the class path; ");
    }

    @Test
    void saysInWhichJarAndLineTheFaultIs() {
        Path jar = jar(
                "faults.jar",
                new TreeMap<>(Map.of(
                        "key/", "format: 1\nstages: [regex]\nstage: x\n",
                        "file/", "format: 1\nstages: [regex]\nregex: {file: other.yaml}\n",
                        "outside/", "format: 1\nstages: [regex]\nregex: {file: ../key/rules.yaml}\n",
                        "disk/", "format: 1\nstages: [regex]\nregex: {file: /etc/hosts}\n")));
        onClassPath(jar, () -> {
            assertFault("key", "jar!/key/pipeline.yaml:3: ", "'stage'");
            assertFault("file", "jar!/file/other.yaml: no such file");
            assertFault("outside", "lies outside the bundle");
            assertFault("disk", "lies outside the bundle");
        });
    }

    private static void assertFault(String name, String... parts) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Bundle.onClassPath(name).pipeline().close())
                .satisfies(e -> assertThat(e.getMessage()).contains(parts))
                .satisfies(e -> assertThat(e.summary()).contains(parts));
    }

    private static String labelOf(String bundle) {
        try (ClassificationPipeline pipeline = Bundle.onClassPath(bundle).pipeline()) {
            return pipeline.classify("ModernCRM", "User 42 logged in.").labelOr("none");
        }
    }

    private Path jar(String name, Map<String, String> pipelines) {
        Path jar = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> pipeline : pipelines.entrySet()) {
                entry(out, pipeline.getKey() + "pipeline.yaml", pipeline.getValue());
                entry(out, pipeline.getKey() + "rules.yaml", Bundles.RULES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private static void entry(ZipOutputStream out, String name, String content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content.getBytes(StandardCharsets.UTF_8));
    }

    private static void onClassPath(Path entry, Runnable test) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {entry.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            test.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
