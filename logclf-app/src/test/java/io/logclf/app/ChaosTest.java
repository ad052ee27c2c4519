package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.logclf.testkit.Jvm;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills {@code classify}, saves and {@code train} at random system calls (Linux with strace). What they write is then the old, the new or, where
 * there was none or while one bundle takes the place of another, nothing; and the next start does its work and leaves nothing else behind.
 *
 * <p>{@code -Dlogclf.chaos.seconds=60} goes on for so long and kills {@code train} too, {@code -Dlogclf.chaos.seed=N} kills elsewhere.
 */
@Timeout(3_600)
class ChaosTest {

    /** By system call, about how many of them there are: few where something is written, many where classes are loaded. */
    private static final Map<String, Integer> CALLS = new TreeMap<>(Map.of(
            "openat",
            600,
            "close",
            500,
            "write",
            6,
            "fcntl",
            8,
            "mkdir",
            2,
            "fsync",
            4,
            "rename",
            2,
            "unlink",
            4,
            "rmdir",
            1,
            "utimensat",
            1));

    private static final int QUICK_RUNS = 2;
    private static final int SECONDS = Integer.getInteger("logclf.chaos.seconds", 0);
    private static final long SEED = Long.getLong("logclf.chaos.seed", 20);

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private Path output;
    private Path temporary;
    private Path log;
    private Path labelled;

    @Test
    void whatIsKilledLeavesOldOrNewAndTheNextStartSweeps() throws Exception {
        assumeTrue(canInject(), "no strace that may trace processes here");
        System.out.println("ChaosTest: seed " + SEED);
        output = Files.createDirectory(folder.resolve("output"));
        temporary = Files.createDirectory(folder.resolve("tmp"));
        log = Files.writeString(folder.resolve("log.csv"), "source,log_message\n" + "A,it failed\n".repeat(5_000));
        labelled = Files.writeString(folder.resolve("labelled.csv"), labelled());
        List<Program> programs = new ArrayList<>(List.of(classify(), save()));
        if (SECONDS > 0) {
            programs.add(train());
        }
        Instant end = Instant.now().plusSeconds(SECONDS);
        int killed = 0;
        for (int run = 0; run < QUICK_RUNS || Instant.now().isBefore(end); run++) {
            killed += run(programs.get(run % programs.size())) ? 1 : 0;
        }
        System.out.println("ChaosTest: " + killed + " killed");
    }

    /** Kills a program, or lets it end before the call comes, and starts it once more. */
    private boolean run(Program program) throws Exception {
        boolean replaces = random.nextBoolean();
        Map<String, String> old = Map.of();
        if (replaces) {
            program.old().make();
            old = contents();
        }
        List<String> calls = List.copyOf(CALLS.keySet());
        String call = calls.get(random.nextInt(calls.size()));
        int when = (int) Math.ceil(Math.pow(CALLS.get(call), random.nextDouble()));
        String what = program.name() + (replaces ? " over an old one" : "") + " at " + call + " " + when;
        int exit = start(killing(call, when, program.command()));
        assertThat(shown(contents()))
                .as(what)
                .isIn(shown(old), shown(program.fresh()), replaces && program.mayBeAbsent() ? Map.of() : shown(old));
        makeOld(folder);
        assertThat(start(program.command())).as("the next start after %s", what).isZero();
        assertThat(contents()).as("the next start after %s", what).isEqualTo(program.fresh());
        assertThat(temporary).as(what).isEmptyDirectory();
        delete(output);
        Files.createDirectory(output);
        return exit != 0;
    }

    private Program classify() throws Exception {
        List<String> command =
                program(Main.class, "classify", log.toString(), "--rules", Cli.RULES, "--quiet", "-o", at("out.csv"));
        return new Program(
                "classify",
                command,
                () -> Files.writeString(output.resolve("out.csv"), "old\n"),
                false,
                fresh(command));
    }

    private Program save() throws Exception {
        List<String> command = program(SavingRun.class, at("bundle"), "New");
        return new Program("save", command, () -> SavingRun.main(at("bundle"), "Old"), true, fresh(command));
    }

    private Program train() throws Exception {
        List<String> command = program(Main.class, "train", labelled.toString(), "-o", at("bundle"));
        return new Program("train", command, () -> SavingRun.main(at("bundle"), "Old"), true, fresh(command));
    }

    /** What a run leaves that nobody kills. */
    private Map<String, String> fresh(List<String> command) throws Exception {
        assertThat(start(command)).isZero();
        Map<String, String> fresh = contents();
        assertThat(fresh).isNotEmpty();
        delete(output);
        Files.createDirectory(output);
        return fresh;
    }

    private List<String> program(Class<?> main, String... args) {
        return Jvm.command(List.of("-Djava.io.tmpdir=" + temporary, "-XX:-UsePerfData", "-Xshare:auto"), main, args);
    }

    private static List<String> killing(String call, int when, List<String> command) {
        List<String> traced = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", "/dev/null"));
        traced.addAll(List.of("-e", "trace=" + call, "-e", "inject=" + call + ":signal=KILL:when=" + when));
        traced.addAll(command);
        return traced;
    }

    private static boolean canInject() throws InterruptedException {
        try {
            return start(killing("close", 1, List.of("true"))) != 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int start(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** What lies there under a name that the user gave. */
    private static Map<String, String> shown(Map<String, String> contents) {
        Map<String, String> shown = new TreeMap<>(contents);
        shown.keySet().removeIf(name -> name.startsWith("."));
        return shown;
    }

    /** All files below the output folder, by their path. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(output.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    /** What is young may be another program's that is about to use it, so nothing sweeps it. */
    private static void makeOld(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private String at(String name) {
        return output.resolve(name).toString();
    }

    private static String labelled() {
        StringBuilder csv = new StringBuilder("source,log_message,target_label\n");
        for (int i = 0; i < 20; i++) {
            csv.append("a,Oven ").append(i).append(" is too hot,Oven\n");
            csv.append("a,Burner ").append(i).append(" does not ignite,Oven\n");
            csv.append("a,Invoice ").append(i).append(" was paid,Payment\n");
            csv.append("a,Refund ").append(i).append(" was sent to the customer,Payment\n");
        }
        return csv.toString();
    }

    private interface Making {
        void make() throws IOException;
    }

    /**
     * What is killed.
     *
     * @param old makes what is there before
     * @param mayBeAbsent whether there is a moment with neither the old nor the new
     * @param fresh what there is when it has ended
     */
    private record Program(
            String name, List<String> command, Making old, boolean mayBeAbsent, Map<String, String> fresh) {}
}
