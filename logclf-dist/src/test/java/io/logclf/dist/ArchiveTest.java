package io.logclf.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is downloaded works where it is unpacked, with a Java run time and nothing else. */
class ArchiveTest {

    private static final Path HOME = Path.of(System.getProperty("logclf.home"));
    private static final String ARCHIVE = System.getProperty("logclf.archive");

    @TempDir
    private static Path folder;

    private static Path unpacked;

    @BeforeAll
    static void unpack() throws Exception {
        Path place = Files.createDirectories(folder.resolve("a folder with blanks"));
        assertThat(Outcome.of(place, Map.of(), "tar", "xzf", ARCHIVE + ".tar.gz")
                        .code())
                .isZero();
        try (Stream<Path> content = Files.list(place)) {
            unpacked = content.findFirst().orElseThrow();
        }
        assertThat(unpacked.getFileName())
                .hasToString(Path.of(ARCHIVE).getFileName().toString());
    }

    @Test
    void labelsTheSampleByWayOfALinkFromAnyFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("logclf"), unpacked.resolve("bin/logclf"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Outcome outcome = Outcome.of(
                elsewhere,
                Map.of(),
                link.toString(),
                "classify",
                unpacked.resolve("samples/sample-logs.csv").toString(),
                "-o",
                "out.csv");
        assertThat(outcome.code()).as(outcome.error()).isZero();
        List<String> lines = Files.readAllLines(elsewhere.resolve("out.csv"));
        assertThat(lines.get(0)).isEqualTo("source,log_message,target_label");
        assertThat(lines.stream().filter(line -> line.endsWith(",User Action"))).hasSizeGreaterThan(10);
        assertThat(outcome.error()).contains("322 rows", "lexical", "embedding");
    }

    @Test
    void saysWhatItNeedsWhereThereIsNoJava() throws Exception {
        Path nothing = Files.createDirectories(folder.resolve("nothing"));
        Outcome outcome = Outcome.of(
                folder,
                Map.of("PATH", nothing.toString(), "JAVA_HOME", ""),
                unpacked.resolve("bin/logclf").toString(),
                "help");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.error())
                .startsWith("logclf: needs a Java run time from version 17 on")
                .hasLineCount(1);
    }

    @Test
    void namesTheLicenceOfEveryLibrary() throws IOException {
        String licences = Files.readString(unpacked.resolve("licenses/THIRD-PARTY.txt"));
        String bill = Files.readString(unpacked.resolve("licenses/logclf.cdx.json"));
        List<String> missing = new ArrayList<>();
        try (Stream<Path> jars = Files.list(unpacked.resolve("lib"))) {
            for (Path jar : jars.toList()) {
                String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
                boolean listed = name.startsWith("logclf") || licences.contains(artifact(name));
                if (!listed || !bill.contains(artifact(name).substring(1).replace(':', '@'))) {
                    missing.add(name);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(unpacked.resolve("licenses/LGPL-3.0.txt")).exists();
        assertThat(unpacked.resolve("LICENSE")).hasSameTextualContentAs(HOME.resolve("LICENSE"));
    }

    @Test
    void hasTheSameInBothForms() throws Exception {
        List<String> tar = new ArrayList<>(Outcome.of(folder, Map.of(), "tar", "tzf", ARCHIVE + ".tar.gz")
                .output()
                .lines()
                .filter(name -> !name.endsWith("/"))
                .toList());
        List<String> zip = new ArrayList<>();
        try (ZipFile file = new ZipFile(ARCHIVE + ".zip")) {
            file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .forEach(zip::add);
            ZipEntry launcher = file.getEntry(unpacked.getFileName() + "/bin/logclf.bat");
            try (InputStream in = file.getInputStream(launcher)) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines())
                        .first()
                        .isEqualTo("@echo off");
            }
        }
        Collections.sort(tar);
        Collections.sort(zip);
        assertThat(zip).isEqualTo(tar).hasSizeGreaterThan(50);
    }

    @Test
    void hasTheLibrariesThatTheCommandLineIsTestedWith() throws IOException {
        try (JarFile jar = new JarFile(unpacked.resolve("logclf.jar").toFile())) {
            String libraries = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            assertThat(Stream.of(libraries.split(" ")).map(unpacked::resolve))
                    .allSatisfy(library -> assertThat(library).exists());
        }
    }

    @Test
    void goesFromTheArchiveToALabelledFileWithAJavaRunTimeAlone() throws Exception {
        Outcome outcome = Outcome.of(
                folder,
                Map.of(),
                HOME.resolve("logclf-dist/first-label.sh").toString(),
                ARCHIVE + ".tar.gz",
                System.getProperty("java.home"));
        assertThat(outcome.code()).as(outcome.error()).isZero();
        assertThat(outcome.output())
                .matches(
                        "unpacked after [\\d.]+ s, sample labelled after [\\d.]+ s; then one message explained in [\\d.]+ s\n");
    }

    @Test
    void letsTheShellComplete() throws Exception {
        String script = "source '" + unpacked.resolve("completion/logclf.bash") + "' && complete -p logclf";
        assertThat(Outcome.of(folder, Map.of(), "bash", "-c", script).output()).contains("_complete_logclf");
    }

    /** The name as Maven writes it: the version begins behind the first hyphen that a digit follows. */
    private static String artifact(String jar) {
        return ":" + jar.replaceFirst("-(?=[0-9])", ":");
    }
}
