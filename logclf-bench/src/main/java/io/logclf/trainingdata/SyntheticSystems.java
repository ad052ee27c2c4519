package io.logclf.trainingdata;

import io.logclf.io.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Writes logs of systems whose events are known, for {@link io.logclf.bench.study.GroupingAccuracy}. Public logs with known
 * events are few, and miners are tuned on them; these are of systems that no miner has seen. Invented ones:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.trainingdata.SyntheticSystems resources/mining/seen OUTPUT [LOGS]
 * }</pre>
 *
 * <p>Each text file of the folder is a system, each of its lines an event, as the templates of the training data are written;
 * {@code slots.conf} next to the folder has the values. The templates of the training data themselves give logs of real kinds of
 * systems, in two folders, as half of the kinds were looked at while the miner was changed:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.trainingdata.SyntheticSystems resources/training/templates OUTPUT 1
 * }</pre>
 *
 * <p>There, a kind is a system, and a template without choices an event: whether the alternatives of a choice are one event, nobody
 * said. A log has 2,000 lines, and the frequencies of events follow Zipf's law, so that many events have few lines; LOGS of each
 * system, 3 by default, differ in which events are frequent.
 */
public final class SyntheticSystems {

    /** Lines of a log, as many as Loghub's samples have. */
    private static final int LINES = 2_000;

    /** Logs of a system. */
    private static final int LOGS = 3;

    /** Kinds of the training data with fewer events are too small to be a log. */
    private static final int LEAST_EVENTS = 25;

    /** Of Zipf's law; at 1.5 the fiftieth event has two lines of 2,000. */
    private static final double EXPONENT = 1.5;

    private static final String SUFFIX = ".txt";
    private static final String SLOTS = "slots.conf";

    /** Beginnings of the names of files whose kinds are no systems, or invented ones. */
    private static final List<String> NO_SYSTEMS = List.of("business", "hard-pairs", "invented", "languages", "prose");

    private final Slots slots;

    private SyntheticSystems(Slots slots) {
        this.slots = slots;
    }

    /** Writes the files. */
    public static void main(String... args) throws IOException {
        if (args.length < 2 || args.length > 3) {
            System.err.println("arguments: SYSTEMS OUTPUT [LOGS]");
            System.exit(2);
        }
        write(Path.of(args[0]), Path.of(args[1]), args.length == 3 ? Integer.parseInt(args[2]) : LOGS);
    }

    /** Writes logs of the systems of a folder: of kinds if it holds the templates of training data, of files otherwise. */
    static void write(Path folder, Path output, int logs) throws IOException {
        boolean kinds = Files.exists(folder.resolve(SLOTS));
        Slots slots = Slots.load(kinds ? folder.resolve(SLOTS) : folder.resolveSibling(SLOTS));
        SyntheticSystems made = new SyntheticSystems(slots);
        for (MadeSystem system : kinds ? kinds(folder, slots) : files(folder, slots)) {
            for (int log = 1; log <= logs; log++) {
                made.write(system, log, Files.createDirectories(output.resolve(system.part)));
            }
        }
    }

    /** Returns a system for each file; each of its lines is an event. */
    private static List<MadeSystem> files(Path folder, Slots slots) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
        List<MadeSystem> systems = new ArrayList<>();
        for (Path file : files) {
            List<List<TemplatePart>> events = new ArrayList<>();
            for (NumberedLine line : NumberedLine.read(file)) {
                events.add(slots.parse(line.text(), line));
            }
            systems.add(new MadeSystem("", withoutSuffix(file), events));
        }
        return systems;
    }

    /** Returns a system for each kind of real system that has enough templates without choices. */
    private static List<MadeSystem> kinds(Path folder, Slots slots) throws IOException {
        List<MadeSystem> systems = new ArrayList<>();
        for (SystemKind kind : SystemKind.readFolder(folder, slots)) {
            List<List<TemplatePart>> events = kind.templates().stream()
                    .filter(SyntheticSystems::isEvent)
                    .collect(Collectors.toMap(
                            Template::text, Template::parts, (first, second) -> first, LinkedHashMap::new))
                    .values()
                    .stream()
                    .toList();
            if (isReal(kind) && events.size() >= LEAST_EVENTS) {
                String file = withoutSuffix(kind.file());
                String part = isEven(file + "." + kind.name() + SUFFIX) ? "looked-at" : "held-out";
                systems.add(new MadeSystem(part, file + "-" + kind.name(), events));
            }
        }
        return systems;
    }

    /** Tells whether a template is one event, and has words enough to be told from others. */
    private static boolean isEvent(Template template) {
        return template.parts().stream().noneMatch(TemplatePart.Choice.class::isInstance)
                && template.text().split(" ", -1).length > 2;
    }

    /** Tells whether a kind is of one system, and no collection of messages of many. */
    private static boolean isReal(SystemKind kind) {
        return NO_SYSTEMS.stream().noneMatch(withoutSuffix(kind.file())::startsWith);
    }

    /** Tells on which side of the split a name is: any that does not depend on what the kind holds would do. */
    private static boolean isEven(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return crc.getValue() % 2 == 0;
    }

    private static String withoutSuffix(Path file) {
        return file.getFileName().toString().replace(SUFFIX, "");
    }

    /** Writes one log of a system; the same number gives the same log. */
    private void write(MadeSystem system, int log, Path output) throws IOException {
        String name = system.name + "-" + log;
        Random random = new Random(name.hashCode());
        List<Integer> ranks = new ArrayList<>();
        for (int event = 0; event < system.events.size(); event++) {
            ranks.add(event);
        }
        Collections.shuffle(ranks, random);
        double[] sums = sums(system.events.size());
        try (OutputStream file = Files.newOutputStream(output.resolve(name + ".log_structured.csv"))) {
            CsvWriter csv = CsvWriter.of(file);
            csv.write(List.of("Content", "EventId"));
            for (int line = 0; line < LINES; line++) {
                int event = ranks.get(draw(sums, random));
                String message = slots.fill(system.events.get(event), random.nextInt(1_000), random);
                csv.write(List.of(message, "E" + (event + 1)));
            }
            csv.flush();
        }
    }

    /** Returns the cumulated weights of the ranks. */
    private static double[] sums(int events) {
        double[] sums = new double[events];
        double sum = 0;
        for (int rank = 0; rank < events; rank++) {
            sum += StrictMath.pow(rank + 1.0, -EXPONENT);
            sums[rank] = sum;
        }
        return sums;
    }

    /** Draws a rank by its weight. */
    private static int draw(double[] sums, Random random) {
        double drawn = random.nextDouble() * sums[sums.length - 1];
        int rank = 0;
        while (sums[rank] < drawn) {
            rank++;
        }
        return rank;
    }

    /**
     * A system whose logs are written.
     *
     * @param part the folder of its logs within the output
     * @param events what it writes
     */
    private record MadeSystem(String part, String name, List<List<TemplatePart>> events) {}
}
