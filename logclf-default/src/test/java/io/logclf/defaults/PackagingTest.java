package io.logclf.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts applications as they are packaged. */
class PackagingTest {

    private static final Pattern OF_THE_LEXICAL_STAGE =
            Pattern.compile("logclf-(api|bundle|head|lexical)|gson|snakeyaml-engine|slf4j-api|jspecify");

    @TempDir
    private Path folder;

    @Test
    void aBundleInAnExecutableJarOfSpringBootIsRead() throws IOException, InterruptedException {
        Path app = folder.resolve("app.jar");
        Manifest manifest = ClassPathJars.manifest();
        manifest.getMainAttributes()
                .put(Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.JarLauncher");
        manifest.getMainAttributes().putValue("Start-Class", OwnBundleLabel.class.getName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(app), manifest)) {
            addLoader(out);
            out.putNextEntry(new ZipEntry("BOOT-INF/classes/"));
            addMain(out, "BOOT-INF/classes/");
            addBundle(out, "BOOT-INF/classes/among-classes/");
            out.putNextEntry(new ZipEntry("BOOT-INF/lib/"));
            for (Path jar : lexicalStageAlone()) {
                ClassPathJars.addStored(out, jar, "BOOT-INF/lib/" + jar.getFileName());
            }
        }
        assertThat(lines("-jar", app.toString(), "in-a-library", "among-classes"))
                .containsExactly("Security Alert by lexical", "Security Alert by lexical");
    }

    @Test
    void theLexicalStageAloneIsSmall() throws IOException {
        long bytes = 0;
        for (Path jar : lexicalStageAlone()) {
            bytes += Files.size(jar);
        }
        assertThat(bytes).isBetween(1_000_000L, 5_000_000L);
    }

    @Test
    void onAPlatformWithoutNativeCodeTheOtherStagesGoOn() throws IOException, InterruptedException {
        Path bundle = Files.createDirectories(folder.resolve("classes/own"));
        for (String name : List.of(
                "rules.yaml",
                "head.json",
                "head.safetensors",
                "memory.jsonl",
                "embedding.json",
                "embedding.safetensors")) {
            Files.copy(Path.of("../models/default", name), bundle.resolve(name));
        }
        Files.writeString(
                bundle.resolve("pipeline.yaml"),
                "format: 1\nstages: [{type: embedding, optional: true}, regex, lexical]\n");
        List<String> lines = lines(
                "-Dos.arch=s390x",
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + folder.resolve("classes"),
                OwnBundleLabel.class.getName(),
                "own");
        assertThat(lines).last().isEqualTo("Security Alert by lexical");
        assertThat(lines.stream().filter(line -> line.contains("WARN")))
                .singleElement()
                .asString()
                .contains("The stage embedding is left out: ", " on s390x");
    }

    /** All that the lexical stage needs, with a bundle of its own. */
    private List<Path> lexicalStageAlone() throws IOException {
        Path bundle = folder.resolve("bundle.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(bundle), ClassPathJars.manifest())) {
            addBundle(out, "in-a-library/");
        }
        List<Path> needed = new ArrayList<>(List.of(bundle));
        for (Path jar : ClassPathJars.of(Files.createDirectory(folder.resolve("jars")))) {
            if (OF_THE_LEXICAL_STAGE.matcher(jar.getFileName().toString()).lookingAt()) {
                needed.add(jar);
            }
        }
        return needed;
    }

    private static void addBundle(JarOutputStream out, String prefix) throws IOException {
        for (String name : List.of("head.json", "head.safetensors", "memory.jsonl")) {
            out.putNextEntry(new ZipEntry(prefix + name));
            Files.copy(Path.of("../models/default", name), out);
        }
        out.putNextEntry(new ZipEntry(prefix + "pipeline.yaml"));
        out.write("format: 1\nstages: [lexical]\n".getBytes(StandardCharsets.UTF_8));
    }

    /** The loader's classes lie at the root of the jar. */
    private static void addLoader(JarOutputStream out) throws IOException {
        try (JarFile loader = new JarFile(loader())) {
            for (Enumeration<JarEntry> entries = loader.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    loader.getInputStream(entry).transferTo(out);
                }
            }
        }
    }

    private static String loader() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)).stream()
                .filter(entry -> entry.contains("spring-boot-loader"))
                .findFirst()
                .orElseThrow();
    }

    private static void addMain(JarOutputStream out, String prefix) throws IOException {
        String name = OwnBundleLabel.class.getName().replace('.', '/') + ".class";
        out.putNextEntry(new ZipEntry(prefix + name));
        out.write(OwnBundleLabel.class.getResourceAsStream("/" + name).readAllBytes());
    }

    /** What a JVM writes to both its streams. */
    static List<String> lines(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "LOGCLF_ALLOW"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().filter(line -> !line.startsWith("SLF4J(")).toList();
    }
}
