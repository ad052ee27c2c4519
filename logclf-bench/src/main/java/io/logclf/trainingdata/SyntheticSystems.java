package io.logclf.trainingdata;

import io.logclf.io.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Writes logs of invented systems whose events are known, for {@link io.logclf.bench.study.GroupingAccuracy}. Public logs with known
 * events are few, and miners are tuned on them; these are of systems that no miner has seen:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.trainingdata.SyntheticSystems resources/mining/seen OUTPUT [LOGS]
 * }</pre>
 *
 * <p>Each text file of the folder is a system, each of its lines an event, as the templates of the training data are written;
 * {@code slots.conf} next to the folder has the values. A log has 2,000 lines, and the frequencies of events follow Zipf's law,
 * so that many events have few lines; LOGS of each system, 3 by default, differ in which events are frequent.
 */
public final class SyntheticSystems {

    /** Lines of a log, as many as Loghub's samples have. */
    private static final int LINES = 2_000;

    /** Logs of a system. */
    private static final int LOGS = 3;
    /** Of Zipf's law; at 1.5 the fiftieth event has two lines of 2,000. */
    private static final double EXPONENT = 1.5;

    private static final String SUFFIX = ".txt";

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
        Path systems = Path.of(args[0]);
        Path output = Files.createDirectories(Path.of(args[1]));
        int logs = args.length == 3 ? Integer.parseInt(args[2]) : LOGS;
        SyntheticSystems made = new SyntheticSystems(Slots.load(systems.resolveSibling("slots.conf")));
        for (Path system : systems(systems)) {
            for (int log = 1; log <= logs; log++) {
                made.write(system, log, output);
            }
        }
    }

    private static List<Path> systems(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /** Writes one log of a system; the same number gives the same log. */
    private void write(Path system, int log, Path output) throws IOException {
        String name = system.getFileName().toString().replace(SUFFIX, "-" + log);
        List<List<TemplatePart>> events = events(system);
        Random random = new Random(name.hashCode());
        List<Integer> ranks = new ArrayList<>();
        for (int event = 0; event < events.size(); event++) {
            ranks.add(event);
        }
        Collections.shuffle(ranks, random);
        double[] sums = sums(events.size());
        try (OutputStream file = Files.newOutputStream(output.resolve(name + ".log_structured.csv"))) {
            CsvWriter csv = CsvWriter.of(file);
            csv.write(List.of("Content", "EventId"));
            for (int line = 0; line < LINES; line++) {
                int event = ranks.get(draw(sums, random));
                String message = slots.fill(events.get(event), random.nextInt(1_000), random);
                csv.write(List.of(message, "E" + (event + 1)));
            }
            csv.flush();
        }
    }

    /** Reads the events of a system, a line each. */
    private List<List<TemplatePart>> events(Path system) throws IOException {
        List<List<TemplatePart>> events = new ArrayList<>();
        for (NumberedLine line : NumberedLine.read(system)) {
            events.add(slots.parse(line.text(), line));
        }
        return events;
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
}
