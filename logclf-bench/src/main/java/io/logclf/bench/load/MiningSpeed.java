package io.logclf.bench.load;

import io.logclf.bench.CsvMessages;
import io.logclf.bench.ResidentMemory;
import io.logclf.bench.Usage;
import io.logclf.training.mining.TemplateMiner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Mines the templates of real logs, replayed over and over, and of generated lines that are all different, on one thread. The first is
 * what a large log is like, whose lines repeat forms; the second is the worst case of the miner, in time and in memory:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.load.MiningSpeed FOLDER [LINES]
 * }</pre>
 *
 * <p>The folder holds CSV files with the column {@code Content}. The first run starts with a cold JVM; the second is warm.
 */
public final class MiningSpeed {

    /** Lines of the replayed log. */
    private static final int LINES = 1_000_000;

    /** Lines that are all different, which the miner has to keep apart at first. */
    private static final int[] SKELETONS = {10_000, 100_000};

    /** Letters in use, from a to x. */
    private static final int BASE = 24;

    private MiningSpeed() {}

    /** Prints the figures. */
    public static void main(String... args) throws IOException {
        Usage.require(args.length == 1 || args.length == 2, "FOLDER [LINES]");
        int lines = args.length == 2 ? Integer.parseInt(args[1]) : LINES;
        List<String> messages = new ArrayList<>();
        CsvMessages.readFolder(Path.of(args[0]), (file, message) -> messages.add(message));
        List<String> replayed = new ArrayList<>(lines);
        for (int i = 0; i < lines; i++) {
            replayed.add(messages.get(i % messages.size()));
        }
        System.out.println("before: " + ResidentMemory.now());
        run("replay, cold", replayed);
        run("replay, warm", replayed);
        for (int skeletons : SKELETONS) {
            run("all different", different(skeletons));
        }
    }

    /** Mines once, and prints the time to add the messages and to mine, and the memory after it. */
    private static void run(String name, List<String> messages) throws IOException {
        long start = System.nanoTime();
        TemplateMiner miner = new TemplateMiner();
        int skeletons = 0;
        for (String message : messages) {
            skeletons = Math.max(skeletons, miner.add(message) + 1);
        }
        long added = System.nanoTime();
        int templates = miner.mine().templates().size();
        long mined = System.nanoTime();
        System.out.printf(
                "%-14s%,10d lines%,9d skeletons%,9d templates%8.2f s to add%8.2f s to mine%,12.0f lines/s  %s%n",
                name,
                messages.size(),
                skeletons,
                templates,
                (added - start) / 1e9,
                (mined - added) / 1e9,
                messages.size() / ((mined - start) / 1e9),
                ResidentMemory.now());
    }

    /** Returns messages of eight to twelve words, a third of which spell a running number in letters, which the masker leaves. */
    private static List<String> different(int count) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder message = new StringBuilder("worker");
            for (int word = 0; word < 8 + i % 5; word++) {
                message.append(' ').append(word % 3 == 0 ? letters(i + word * 7919) : "step" + letters(word));
            }
            messages.add(message.toString());
        }
        return messages;
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = number; rest > 0; rest /= BASE) {
            letters.append((char) ('a' + rest % BASE));
        }
        return letters.toString();
    }
}
