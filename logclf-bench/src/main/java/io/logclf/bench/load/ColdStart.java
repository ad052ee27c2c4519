package io.logclf.bench.load;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.bench.ResidentMemory;
import io.logclf.bundle.Bundle;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Starts a JVM five times on a bundle, and prints when it had its first answer that the rules do not give, counted from the start
 * of the JVM, and how much memory it had resident. It is what a command-line tool or a function in the cloud pays each time. The files
 * are in the operating system's cache from the first start on:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.load.ColdStart models/default
 * }</pre>
 *
 * <p>With a number, only the n-grams of the bundle, with so many of its remembered templates, from the jars that this stage needs and no
 * others; then five times more with the JVM's archive of loaded classes (<a
 * href="https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html">class data sharing</a>):
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.load.ColdStart models/default 1000 logclf-bench/target/lexical
 * }</pre>
 */
public final class ColdStart {

    /** JVMs that are started for each line of figures. */
    private static final int TIMES = 5;

    /** Tells a JVM that it is one of those that are measured. */
    private static final String CHILD = "--once";

    private ColdStart() {}

    /** Measures; with {@code --once} before the folder, is one of the JVMs that are measured. */
    public static void main(String... args) throws IOException, InterruptedException {
        if (args.length == 2 && args[0].equals(CHILD)) {
            first(Path.of(args[1]));
        } else if (args.length == 1) {
            run(TIMES, List.of(), System.getProperty("java.class.path"), Path.of(args[0]));
        } else if (args.length == 3) {
            lexical(Path.of(args[0]), Integer.parseInt(args[1]), Path.of(args[2]));
        } else {
            System.err.println("arguments: BUNDLE [TEMPLATES JARS]");
            System.exit(2);
        }
    }

    /** Measures the lexical stage alone: as it is, with an archive of classes, and with the first compiler only. */
    private static void lexical(Path bundle, int templates, Path jars) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cold-start");
        Path small = smaller(bundle, templates, Files.createDirectory(folder.resolve("bundle")));
        String classPath = classPath(jars, own(folder.resolve("cold-start.jar")));
        System.out.println("as it is:");
        run(TIMES, List.of(), classPath, small);
        Path archive = folder.resolve("classes.jsa");
        System.out.println("writing the archive:");
        run(1, List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off"), classPath, small);
        System.out.println("with the archive:");
        run(TIMES, List.of("-XX:SharedArchiveFile=" + archive), classPath, small);
        System.out.println("with the archive and the fast compiler alone:");
        run(TIMES, List.of("-XX:SharedArchiveFile=" + archive, "-XX:TieredStopAtLevel=1"), classPath, small);
    }

    /** Starts JVMs one after another, each of which prints its own figures. */
    private static void run(int times, List<String> options, String classPath, Path bundle)
            throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.addAll(List.of("-cp", classPath, ColdStart.class.getName(), CHILD, bundle.toString()));
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    /** Writes a bundle with the lexical stage of another one, and only the first of its templates. */
    private static Path smaller(Path bundle, int templates, Path target) throws IOException {
        for (String file : List.of("head.json", "head.safetensors")) {
            Files.copy(bundle.resolve(file), target.resolve(file));
        }
        try (Stream<String> lines = Files.lines(bundle.resolve("memory.jsonl"))) {
            Files.write(target.resolve("memory.jsonl"), lines.limit(templates).toList());
        }
        Files.writeString(target.resolve("pipeline.yaml"), "format: 1\nstages: [lexical]\n");
        return target;
    }

    /** A jar of this program: only classes from jars are archived, and its own jar has thousands more. */
    private static Path own(Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Class<?> part : List.of(ColdStart.class, ResidentMemory.class)) {
                String name = part.getName().replace('.', '/') + ".class";
                try (InputStream in = part.getClassLoader().getResourceAsStream(name)) {
                    entries.putNextEntry(new JarEntry(name));
                    in.transferTo(entries);
                }
            }
        }
        return jar;
    }

    /** Returns the class path of all jars in a folder, after this program's own. */
    private static String classPath(Path jars, Path own) throws IOException {
        List<String> paths = new ArrayList<>(List.of(own.toString()));
        try (Stream<Path> found = Files.list(jars)) {
            found.map(Path::toString).sorted().forEach(paths::add);
        }
        return String.join(File.pathSeparator, paths);
    }

    /** What a measured JVM does: opens the bundle, classifies one message, and prints the figures. */
    private static void first(Path folder) throws IOException {
        try (ClassificationPipeline pipeline = Bundle.load(folder).pipeline()) {
            Classification answer =
                    pipeline.classify("", "Nightly copy of volume 7 to the second site took 12 minutes");
            System.out.printf(
                    Locale.ROOT,
                    "first answer after %d ms, %s, %s%n",
                    System.currentTimeMillis()
                            - ManagementFactory.getRuntimeMXBean().getStartTime(),
                    ResidentMemory.now(),
                    answer.explanation());
        }
    }
}
