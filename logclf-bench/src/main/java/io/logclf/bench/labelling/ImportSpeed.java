package io.logclf.bench.labelling;

import io.logclf.bench.Usage;
import io.logclf.io.CsvColumn;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.LogFormat;
import io.logclf.workbench.GroupQuery;
import io.logclf.workbench.GroupVersion;
import io.logclf.workbench.Said;
import io.logclf.workbench.Workbench;
import io.logclf.workbench.WorkbenchEvent;
import io.logclf.workbench.view.FileSummary;
import io.logclf.workbench.view.GroupBrief;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How long a large log takes until its groups can be labelled, and how long listing and labelling take then. The log has lines as Spring Boot
 * applications write them, with the messages of labelled CSV files, the first ones more often, and other numbers in each. It prints the time
 * of each phase of the import, five rounds of listing and labelling, the project's size on disk, and the most memory that was resident:
 *
 * <pre>{@code
 * java -Xmx512m -cp logclf-bench/target/benchmarks.jar io.logclf.bench.labelling.ImportSpeed resources/training 1000000
 * }</pre>
 */
public final class ImportSpeed {

    /** Rounds of listing and labelling; the first one is cold. */
    private static final int TIMES = 5;

    private ImportSpeed() {}

    /** Measures. */
    public static void main(String... args) throws Exception {
        Usage.require(args.length == 2, "FOLDER_OF_CSV ROWS");
        Path folder = Files.createTempDirectory("import-speed");
        Path log = folder.resolve("app.log");
        write(messages(Path.of(args[0])), Integer.parseInt(args[1]), log);
        System.out.printf(Locale.ROOT, "%,d rows, %,d MB%n", Integer.parseInt(args[1]), Files.size(log) >> 20);
        long start = System.nanoTime();
        try (Workbench project = Workbench.builder(folder.resolve("project")).open()) {
            AtomicReference<String> phase = new AtomicReference<>("");
            Workbench.Listening listening = project.listen(event -> {
                if (event instanceof WorkbenchEvent.Progress progress
                        && !progress.phase().equals(phase.getAndSet(progress.phase()))) {
                    System.out.printf(Locale.ROOT, "%5.1f s %s%n", seconds(start), progress.phase());
                }
            });
            try (InputStream in = Files.newInputStream(log)) {
                project.addFile("app.log", LogFormat.AUTO, in, "bench");
            }
            while (project.summary().files().get(0).state() == FileSummary.State.IMPORTING) {
                Thread.sleep(50);
            }
            listening.close();
            FileSummary file = project.summary().files().get(0);
            System.out.printf(Locale.ROOT, "%5.1f s %s, %,d groups%n", seconds(start), file.state(), file.groups());
            label(project);
            System.out.printf(Locale.ROOT, "%,d MB on disk%n", project.bytes() >> 20);
        }
        System.out.println(Files.readString(Path.of("/proc/self/status"))
                .lines()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse(""));
    }

    /** Lists the open groups and labels the first, some times over. */
    private static void label(Workbench project) {
        project.addLabel("A", "", "bench");
        for (int time = 0; time < TIMES; time++) {
            long start = System.nanoTime();
            GroupBrief group = project.groups(GroupQuery.FIRST).groups().get(0);
            double listed = seconds(start);
            project.say(List.of(new GroupVersion(group.id(), group.version())), Said.label("A"), "bench");
            System.out.printf(
                    Locale.ROOT,
                    "listed in %.0f ms, labelled in %.0f ms%n",
                    1e3 * listed,
                    1e3 * (seconds(start) - listed));
        }
    }

    /** Returns the seconds since a moment of the nanosecond clock. */
    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Returns the messages of all CSV files in a folder, in one line each. */
    private static List<String> messages(Path folder) throws IOException {
        List<String> messages = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.csv")) {
            for (Path file : files) {
                try (CsvReader reader = CsvReader.open(file)) {
                    CsvColumn message = CsvColumn.required(reader, "log_message", "message");
                    for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                        messages.add(message.cell(row.get()).replaceAll("\\s+", " "));
                    }
                }
            }
        }
        return messages;
    }

    /** Writes a log whose messages follow a skewed distribution, with random digits in place of theirs. */
    private static void write(List<String> messages, int rows, Path log) throws IOException {
        Random random = new Random(1);
        try (BufferedWriter writer = Files.newBufferedWriter(log)) {
            for (int row = 0; row < rows; row++) {
                String message = messages.get((int) (messages.size() * Math.pow(random.nextDouble(), 3)));
                writer.write(String.format(
                        Locale.ROOT,
                        "2026-03-01T10:%02d:%02d.%03dZ  INFO 1 --- [main] com.example.Part%d : ",
                        row / 60 % 60,
                        row % 60,
                        row % 1_000,
                        random.nextInt(20)));
                for (int i = 0; i < message.length(); i++) {
                    char c = message.charAt(i);
                    writer.write(c >= '0' && c <= '9' ? '0' + random.nextInt(10) : c);
                }
                writer.write('\n');
            }
        }
    }
}
