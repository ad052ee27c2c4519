package io.logclf.app.doc;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A copy of the project as a reader has it after the first build: the launcher, the files that ship, and for the program a jar
 * that leads to the classes under test. Beside them {@code logs.csv} and {@code app.log}, which the pages speak of.
 */
final class DocsFolder {

    private final Path folder;

    private DocsFolder(Path folder) {
        this.folder = folder;
    }

    static DocsFolder copy(Path root, Path folder) throws IOException {
        copyTree(root.resolve("resources"), folder.resolve("resources"));
        copyTree(root.resolve("models"), folder.resolve("models"));
        Files.copy(root.resolve("logclf"), folder.resolve("logclf"));
        copyTree(
                root.resolve("logclf-dist/src/main/bin"),
                Files.createDirectories(folder.resolve("logclf-dist/src/main")).resolve("bin"));
        assertExecutable(folder.resolve("logclf"));
        Files.copy(root.resolve("resources/sample-logs.csv"), folder.resolve("logs.csv"));
        Files.writeString(
                folder.resolve("app.log"), "User k.lee logged in\nquux zorp\nbackup of db-1 completed successfully\n");
        sources(root, folder);
        jar(Files.createDirectories(folder.resolve("logclf-app/target")).resolve("logclf.jar"));
        return new DocsFolder(folder);
    }

    /** Runs a script in the folder, with {@code bash -e}, and returns what it prints. */
    Run run(List<String> script) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", String.join("\n", script));
        bash.directory(folder.toFile()).redirectErrorStream(true);
        bash.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        bash.environment().put("LOGCLF_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        bash.environment().put("PATH", javaFirst());
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private static String javaFirst() {
        return Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH");
    }

    private static void assertExecutable(Path launcher) {
        if (!Files.isExecutable(launcher)) {
            throw new IllegalStateException(launcher + " is not executable");
        }
    }

    /** Older than the jar, so that the launcher has nothing to build. */
    private static void sources(Path root, Path folder) throws IOException {
        List<Path> modules;
        try (Stream<Path> entries = Files.walk(root, 2)) {
            modules = entries.filter(entry -> !entry.equals(root) && Files.isRegularFile(entry.resolve("pom.xml")))
                    .map(root::relativize)
                    .toList();
        }
        old(Files.createFile(folder.resolve("pom.xml")));
        for (Path module : modules) {
            Path sources = Files.createDirectories(folder.resolve(module).resolve("src/main"));
            old(sources);
            old(Files.createFile(folder.resolve(module).resolve("pom.xml")));
        }
    }

    private static void old(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    }

    private static void jar(Path jar) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "io.logclf.app.Main");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(classPath.split(":"))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        try (OutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.flush();
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** How a script ended, and what it printed. */
    record Run(int exitCode, String output) {}
}
