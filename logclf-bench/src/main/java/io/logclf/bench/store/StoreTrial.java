package io.logclf.bench.store;

import io.logclf.bench.Usage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Compares databases as a store of labels: confirmed changes of ten rows a second and how long each takes, sizes, how long opening takes,
 * and what is lost when the process is killed in the middle of writing, twenty times each. It is why the workbench has SQLite:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.store.StoreTrial /tmp/trial
 * }</pre>
 *
 * <p>The folder should be on the disk that is meant. A killed process shows that a change is whole or not there, and there once it is
 * confirmed; that it is there after a loss of power rests on the settings, which this does not try.
 */
public final class StoreTrial {

    /** Measured changes. */
    private static final int CHANGES = 1_500;

    /** Changes before them that are not measured. */
    private static final int WARM_UP = 300;

    /** Openings, of which the median counts. */
    private static final int OPENINGS = 15;

    /** Processes that are killed in the middle of writing. */
    private static final int KILLS = 20;

    /** Tells a process that it is one of those. */
    private static final String WRITER = "--writer";

    private StoreTrial() {}

    /** Compares; with {@code --writer} first, is a process that writes until it is killed. */
    public static void main(String... args) throws Exception {
        if (args.length == 3 && args[0].equals(WRITER)) {
            write(StoreKind.valueOf(args[1]), Path.of(args[2]));
            return;
        }
        Usage.require(args.length == 1, "FOLDER");
        Random random = new Random(5);
        for (StoreKind kind : StoreKind.values()) {
            Path folder =
                    Files.createDirectories(Path.of(args[0]).resolve(kind.name().toLowerCase(Locale.ROOT)));
            System.out.println(kind + " " + measured(kind, folder.resolve("measured")));
            System.out.println(kind + " " + killed(kind, folder, random));
        }
    }

    /** Measures changes, opening and sizes of one kind, and returns them in a line. */
    private static String measured(StoreKind kind, Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        long[] micros = new long[CHANGES];
        long start;
        try (LabelStore store = LabelStore.open(kind, folder)) {
            long first = store.last() + 1;
            for (int i = 0; i < WARM_UP; i++) {
                store.write(first + i);
            }
            start = System.nanoTime();
            for (int i = 0; i < CHANGES; i++) {
                long before = System.nanoTime();
                store.write(first + WARM_UP + i);
                micros[i] = (System.nanoTime() - before) / 1_000;
            }
            start = System.nanoTime() - start;
        }
        Arrays.sort(micros);
        return String.format(
                Locale.ROOT,
                "%.0f changes/s, each %.2f ms (median), %.2f ms (99th of 100); opens in %.1f ms; %d KB for %d rows; driver %d KB",
                CHANGES / (start / 1e9),
                micros[CHANGES / 2] / 1e3,
                micros[CHANGES * 99 / 100] / 1e3,
                opening(kind, folder),
                size(folder) >> 10,
                (CHANGES + WARM_UP) * LabelStore.ROWS,
                driver(kind) >> 10);
    }

    /** The median time to open it and to find the last change, in milliseconds. */
    private static double opening(StoreKind kind, Path folder) throws IOException, SQLException {
        long[] nanos = new long[OPENINGS];
        for (int i = 0; i < OPENINGS; i++) {
            long start = System.nanoTime();
            try (LabelStore store = LabelStore.open(kind, folder)) {
                store.last();
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        return nanos[OPENINGS / 2] / 1e6;
    }

    /** Kills a writing process over and over, and returns in a line what was lost of the changes that it had confirmed. */
    private static String killed(StoreKind kind, Path folder, Random random) throws IOException, InterruptedException {
        long confirmed = 0;
        long lost = 0;
        long half = 0;
        int notOpened = 0;
        for (int round = 0; round < KILLS; round++) {
            Path place = Files.createDirectories(folder.resolve("killed" + round));
            long last = lastConfirmed(kind, place, random.nextInt(400));
            confirmed += last + 1;
            try (LabelStore store = LabelStore.open(kind, place)) {
                long there = store.whole();
                half += store.half();
                lost += Math.max(0, last + 1 - there);
            } catch (SQLException e) {
                System.err.println(kind + " does not open: " + e.getMessage());
                notOpened++;
            }
        }
        return String.format(
                Locale.ROOT,
                "killed %d times: of %d confirmed changes %d lost, %d there in part, %d times not to be opened",
                KILLS,
                confirmed,
                lost,
                half,
                notOpened);
    }

    /** Lets a process write until it is killed, and returns the last change that it has confirmed. */
    private static long lastConfirmed(StoreKind kind, Path folder, int millis)
            throws IOException, InterruptedException {
        Path told = folder.resolve("told");
        Process writer = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreTrial.class.getName(),
                        WRITER,
                        kind.name(),
                        folder.toString()))
                .redirectOutput(told.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (writer.isAlive() && Files.size(told) == 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        TimeUnit.MILLISECONDS.sleep(100L + millis);
        // On Linux and macOS SIGKILL.
        writer.destroyForcibly().waitFor();
        String all = Files.readString(told);
        // The last line may be cut short.
        String whole = all.substring(0, all.lastIndexOf('\n') + 1).strip();
        return Long.parseLong(whole.substring(whole.lastIndexOf('\n') + 1));
    }

    /** Writes changes for ever, and confirms each by its id on standard output. */
    private static void write(StoreKind kind, Path folder) throws IOException, SQLException {
        try (LabelStore store = LabelStore.open(kind, folder)) {
            for (long id = 0; ; id++) {
                store.write(id);
                System.out.println(id);
                System.out.flush();
            }
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** How much the driver adds to a program, packed. */
    private static long driver(StoreKind kind) throws IOException {
        long bytes = 0;
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (path.endsWith(".jar")) {
                try (JarFile jar = new JarFile(path)) {
                    bytes += jar.stream()
                            .filter(entry -> entry.getName().startsWith(kind.classes()))
                            .mapToLong(ZipEntry::getCompressedSize)
                            .sum();
                }
            }
        }
        return bytes;
    }
}
