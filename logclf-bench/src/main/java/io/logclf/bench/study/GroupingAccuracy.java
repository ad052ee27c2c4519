package io.logclf.bench.study;

import io.logclf.bench.CsvMessages;
import io.logclf.bench.Usage;
import io.logclf.training.mining.MinedTemplates;
import io.logclf.training.mining.TemplateMiner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Mines the templates of logs whose events are known, each log by itself, and prints how many lines are grouped as they should be.
 * The miner was developed on eight public logs, so only systems that it has never seen tell what it does elsewhere; see
 * {@code io.logclf.trainingdata.SyntheticSystems}:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.study.GroupingAccuracy FOLDER [EVENTS]
 * }</pre>
 *
 * <p>The folder holds files whose names end in {@code log_structured.csv}, with the columns {@code Content} and {@code EventId}.
 * Grouping accuracy is the share of lines whose template has exactly the lines of their event (Zhu et al.: Tools and
 * benchmarks for automated log parsing, ICSE-SEIP 2019). Besides whole logs: samples of every n-th line that have 250, 500 and
 * 1,000 lines, the mean over all of them; and the whole log with letters for the digits of three events in ten, where a token's
 * form tells nothing any more. Next to the accuracy of the miner stands that of {@link Drain} on the whole log: it tells how hard a log
 * is. With a second argument, events that are not grouped right are listed.
 */
public final class GroupingAccuracy {

    /** Lines of the samples: small logs are harder, for most events have few lines. */
    private static final int[] SAMPLES = {250, 500, 1_000};

    private GroupingAccuracy() {}

    /** Prints the table. */
    public static void main(String... args) throws IOException {
        Usage.require(args.length == 1 || args.length == 2, "FOLDER [EVENTS]");
        List<Grouped> logs = new ArrayList<>();
        for (Path file : files(Path.of(args[0]))) {
            logs.add(Grouped.of(file));
        }
        System.out.printf(
                "%-14s%8s%8s%10s%10s%8s%8s%8s%8s%9s%n",
                "log", "lines", "events", "templates", "accuracy", "Drain", "250", "500", "1000", "letters");
        for (Grouped log : logs) {
            if (args.length == 2) {
                log.wrongEvents().forEach(System.out::println);
            }
            System.out.printf(
                    "%-14s%8d%8d%10d%10.3f%8.3f%8.3f%8.3f%8.3f%9.3f%n",
                    log.name,
                    log.messages.size(),
                    new HashSet<>(log.events).size(),
                    log.mine().templates().size(),
                    log.accuracy(),
                    log.accuracyOfDrain(),
                    log.sampled(SAMPLES[0]),
                    log.sampled(SAMPLES[1]),
                    log.sampled(SAMPLES[2]),
                    log.lettered().accuracy());
        }
        System.out.printf(
                "%-40s%10.3f%8.3f%8.3f%8.3f%8.3f%9.3f%n",
                "mean",
                mean(logs, Grouped::accuracy),
                mean(logs, Grouped::accuracyOfDrain),
                mean(logs, log -> log.sampled(SAMPLES[0])),
                mean(logs, log -> log.sampled(SAMPLES[1])),
                mean(logs, log -> log.sampled(SAMPLES[2])),
                mean(logs, log -> log.lettered().accuracy()));
    }

    /** Returns the structured logs of a folder, in the order of their names. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith("log_structured.csv"))
                    .sorted()
                    .toList();
        }
    }

    private static double mean(List<Grouped> logs, ToDoubleFunction<Grouped> figure) {
        return logs.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    /**
     * A log whose events are known.
     *
     * @param messages in their order
     * @param events the id of the event of each message
     */
    private record Grouped(String name, List<String> messages, List<String> events) {

        static Grouped of(Path file) throws IOException {
            String name = file.getFileName().toString().replaceFirst("[_.].*", "");
            Grouped log = new Grouped(name, new ArrayList<>(), new ArrayList<>());
            CsvMessages.read(file, "Content", "EventId", log::add);
            return log;
        }

        private void add(String message, String event) {
            messages.add(message);
            events.add(event);
        }

        /** Mines the templates of the whole log. */
        MinedTemplates mine() {
            TemplateMiner miner = new TemplateMiner();
            messages.forEach(miner::add);
            return miner.mine();
        }

        /** Returns the share of lines whose template has exactly the lines of their event. */
        double accuracy() {
            return accuracy(templatesByEvent());
        }

        double accuracyOfDrain() {
            return accuracy(byEvent(Drain.groups(messages)));
        }

        private double accuracy(Map<String, Set<Integer>> templates) {
            Set<String> wrong = wrong(templates);
            return (double) events.stream()
                            .filter(event -> !wrong.contains(event))
                            .count()
                    / events.size();
        }

        /** Returns the events that are not grouped right, each with some of the templates that have its lines. */
        List<String> wrongEvents() {
            MinedTemplates mined = mine();
            Map<String, Set<Integer>> templates = templatesByEvent();
            return wrong(templates).stream()
                    .sorted()
                    .map(event -> "  " + event + " "
                            + templates.getOrDefault(event, Set.of()).stream()
                                    .map(mined.templates()::get)
                                    .limit(5)
                                    .toList())
                    .toList();
        }

        /** Returns the events that have several templates, or share one with another event. */
        private Set<String> wrong(Map<String, Set<Integer>> templates) {
            Map<Integer, Integer> events = new HashMap<>();
            templates.values().forEach(ids -> ids.forEach(id -> events.merge(id, 1, Integer::sum)));
            Set<String> wrong = new HashSet<>();
            templates.forEach((event, ids) -> {
                if (ids.size() > 1 || events.getOrDefault(ids.iterator().next(), 0) > 1) {
                    wrong.add(event);
                }
            });
            return wrong;
        }

        /** Mines the log, and returns the ids of the templates that the lines of each event got. */
        private Map<String, Set<Integer>> templatesByEvent() {
            TemplateMiner miner = new TemplateMiner();
            int[] tickets = messages.stream().mapToInt(miner::add).toArray();
            MinedTemplates mined = miner.mine();
            return byEvent(Arrays.stream(tickets)
                    .map(ticket -> mined.template(ticket).id())
                    .toArray());
        }

        /** Returns the groups that the lines of each event got. */
        private Map<String, Set<Integer>> byEvent(int... groups) {
            Map<String, Set<Integer>> byEvent = new HashMap<>();
            for (int i = 0; i < groups.length; i++) {
                byEvent.computeIfAbsent(events.get(i), event -> new HashSet<>()).add(groups[i]);
            }
            return byEvent;
        }

        /** Returns the mean accuracy over all samples of every n-th line with about so many lines. */
        double sampled(int lines) {
            int step = Math.max(1, messages.size() / lines);
            double sum = 0;
            for (int offset = 0; offset < step; offset++) {
                Grouped sample = new Grouped(name, new ArrayList<>(), new ArrayList<>());
                for (int i = offset; i < messages.size(); i += step) {
                    sample.add(messages.get(i), events.get(i));
                }
                sum += sample.accuracy();
            }
            return sum / step;
        }

        /** Returns the log with letters for the digits of three events in ten, chosen by their ids. */
        Grouped lettered() {
            Grouped lettered = new Grouped(name, new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < messages.size(); i++) {
                boolean chosen = Math.floorMod((events.get(i).hashCode() * 31) >>> 3, 10) < 3;
                lettered.add(chosen ? letters(messages.get(i)) : messages.get(i), events.get(i));
            }
            return lettered;
        }

        private static String letters(String message) {
            StringBuilder letters = new StringBuilder(message);
            for (int i = 0; i < letters.length(); i++) {
                char c = letters.charAt(i);
                if (c >= '0' && c <= '9') {
                    letters.setCharAt(i, (char) ('g' + c - '0'));
                }
            }
            return letters.toString();
        }
    }
}
