package io.logclf.bench.study;

import io.logclf.bench.CsvMessages;
import io.logclf.io.LabelColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * Labels that depend on a value in the message, of eight kinds, from an event's id to a percentage above a bound. A masker removes values,
 * so training must notice which ones matter. Writes rows to train on and others to classify, and counts how the others were labelled:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.study.ValueLabels write FOLDER
 * ./logclf train FOLDER/taught.csv -o BUNDLE
 * ./logclf classify FOLDER/other.csv --bundle BUNDLE --overwrite -o FOLDER/classified.csv
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.study.ValueLabels count FOLDER/other.csv FOLDER/classified.csv
 * }</pre>
 *
 * <p>Both files have 260 rows of each kind, with different numbers; where the range of deciding values is open, as for percentages, these
 * differ too. The source of a row is its kind, by which {@code count} groups the figures.
 */
public final class ValueLabels {

    /** Rows of a kind in each file. */
    private static final int ROWS = 260;

    private static final int SEED = 7;

    /** By name, what generates a message with its label. */
    private final Map<String, Function<Random, String[]>> kinds = new LinkedHashMap<>();

    private ValueLabels() {
        kinds.put("event id", random -> {
            int id = List.of(4624, 4624, 4624, 4625, 4672).get(random.nextInt(5));
            String label = id == 4624 ? "Logon Success" : id == 4625 ? "Logon Failure" : "Privileged Logon";
            return row(
                    "EventID=" + id + " Account=u" + random.nextInt(10_000) + " LogonType=" + random.nextInt(2, 11),
                    label);
        });
        kinds.put("exit code", random -> {
            int code = List.of(0, 0, 1, 2, 137).get(random.nextInt(5));
            String label = code == 0 ? "Done" : code == 137 ? "Out of memory" : "Job failed";
            return row("worker-" + random.nextInt(5_000) + " exited with code " + code, label);
        });
        kinds.put("status of a request", random -> {
            int hundred = List.of(2, 2, 3, 4, 5).get(random.nextInt(5));
            String label = hundred == 5 ? "Server error" : hundred == 4 ? "Client error" : "Request";
            return row("GET /cart/" + random.nextInt(9_000) + " " + (hundred * 100 + random.nextInt(12)), label);
        });
        kinds.put("number of an error", random -> {
            int number = List.of(60, 1555, 1017, 1555).get(random.nextInt(4));
            String label = number == 60 ? "Deadlock" : number == 1555 ? "Snapshot too old" : "Refused login";
            return row("ORA-%05d raised in session %d".formatted(number, random.nextInt(90_000)), label);
        });
        kinds.put("none or some", random -> {
            int failed = random.nextBoolean() ? 0 : random.nextInt(1, 400);
            return row(
                    "%d tests passed, %d failed in %d s".formatted(random.nextInt(2_000), failed, random.nextInt(90)),
                    failed == 0 ? "Tests green" : "Tests red");
        });
        kinds.put("equal or not", random -> {
            int all = random.nextInt(2, 40);
            int ready = random.nextBoolean() ? all : random.nextInt(0, all);
            return row(
                    "deployment shop-%d has %d/%d replicas ready".formatted(random.nextInt(800), ready, all),
                    ready == all ? "Rollout complete" : "Rollout pending");
        });
        kinds.put("above a bound", random -> {
            int percent = random.nextInt(101);
            return row(
                    "volume /data%d is %d%% full".formatted(random.nextInt(600), percent),
                    percent >= 90 ? "Disk nearly full" : "Disk usage");
        });
        kinds.put("signal", random -> {
            int signal = List.of(9, 15, 11).get(random.nextInt(3));
            String label = signal == 15 ? "Stopped" : signal == 9 ? "Killed" : "Crashed";
            return row("process %d terminated by signal %d".formatted(random.nextInt(65_000), signal), label);
        });
    }

    /** Writes the files, or counts. */
    public static void main(String... args) throws IOException {
        if (args.length == 2 && args[0].equals("write")) {
            Path folder = Files.createDirectories(Path.of(args[1]));
            new ValueLabels().write(folder.resolve("taught.csv"), SEED);
            new ValueLabels().write(folder.resolve("other.csv"), SEED + 1);
        } else if (args.length == 3 && args[0].equals("count")) {
            count(Path.of(args[1]), Path.of(args[2]));
        } else {
            System.err.println("arguments: write FOLDER | count LABELLED.csv CLASSIFIED.csv");
            System.exit(2);
        }
    }

    /** A message and its label. */
    private static String[] row(String message, String label) {
        return new String[] {message, label};
    }

    /** Writes the rows of all kinds, as the seed gives them. */
    private void write(Path file, int seed) throws IOException {
        List<String> lines = new ArrayList<>(List.of("source,log_message," + LabelColumns.LABEL));
        Random random = new Random(seed);
        kinds.forEach((kind, make) -> {
            for (int i = 0; i < ROWS; i++) {
                String[] row = make.apply(random);
                lines.add(kind + ",\"" + row[0] + "\"," + row[1]);
            }
        });
        Files.write(file, lines);
    }

    /** Compares the labels of two files row by row, and prints a line for each kind. */
    private static void count(Path labelled, Path classified) throws IOException {
        List<String> kinds = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        List<String> given = new ArrayList<>();
        CsvMessages.read(labelled, "source", LabelColumns.LABEL, (kind, label) -> {
            kinds.add(kind);
            wanted.add(label);
        });
        CsvMessages.read(classified, "source", LabelColumns.LABEL, (kind, label) -> given.add(label));
        System.out.printf("%-22s%8s%8s%8s%11s%8s%n", "", "rows", "labels", "given", "undecided", "wrong");
        for (String kind : kinds.stream().distinct().toList()) {
            Kind counted = new Kind();
            for (int i = 0; i < kinds.size(); i++) {
                if (kinds.get(i).equals(kind)) {
                    counted.add(wanted.get(i), given.get(i));
                }
            }
            System.out.printf("%-22s%s%n", kind, counted);
        }
    }

    /** What came out for one kind. */
    private static final class Kind {

        private final Set<String> wanted = new HashSet<>();
        private final Set<String> given = new HashSet<>();
        private int rows;
        private int undecided;
        private int wrong;

        void add(String right, String label) {
            rows++;
            wanted.add(right);
            if (label.equals("Unclassified")) {
                undecided++;
            } else {
                given.add(label);
                wrong += label.equals(right) ? 0 : 1;
            }
        }

        @Override
        public String toString() {
            return "%8d%8d%8d%11d%8d".formatted(rows, wanted.size(), given.size(), undecided, wrong);
        }
    }
}
