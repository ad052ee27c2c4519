package io.logclf.bench.study;

import io.logclf.bench.CsvMessages;
import io.logclf.bench.Usage;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.embedding.TextEncoder;
import io.logclf.io.LabelColumns;
import io.logclf.training.FileLog;
import io.logclf.training.discover.Discovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Groups labelled messages without their labels, and counts how well the groups fit the labels. It is how the default distance of
 * {@code discover} was chosen:
 *
 * <pre>{@code
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.study.DiscoveryPurity LABELLED.csv
 * }</pre>
 *
 * <p>For each distance: the groups, how many of them, the largest first, cover 95 % of the rows, the purity of those (the share of
 * their rows whose label is the most frequent one of their group), and the rows in no group. For comparison, what the same clustering
 * makes of the messages' own embeddings. There every neighbour counts (as with {@code --min-points 1}), so that DBSCAN's clusters
 * are what is connected.
 */
public final class DiscoveryPurity {

    /** The cosine distances that are tried, the default among them. */
    private static final double[] DISTANCES = {0.10, 0.15, 0.20, 0.25, 0.28, 0.30, 0.32, 0.34, 0.36, 0.38, 0.40, 0.45};

    /** The share of rows that a person would want to have labelled. */
    private static final double COVERED = 0.95;

    /** Stands for no group, as in {@code clusters.csv}. */
    private static final String NOISE = "";

    private DiscoveryPurity() {}

    /** Prints the table. */
    public static void main(String... args) throws IOException {
        Usage.require(args.length == 1, "LABELLED.csv");
        Path input = Path.of(args[0]);
        List<String> messages = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        CsvMessages.read(input, "log_message", LabelColumns.LABEL, (message, label) -> {
            messages.add(message);
            labels.add(label);
        });
        try (OnnxTextEncoder model = OnnxTextEncoder.miniLm()) {
            Remembering encoder = new Remembering(model);
            System.out.printf("%-34s%8s%8s%12s%10s%8s%n", "", "eps", "groups", "for 95 %", "purity", "noise");
            for (int minPoints : new int[] {1, 5}) {
                for (double eps : DISTANCES) {
                    print("discover, min-points " + minPoints, eps, labels, groups(encoder, input, eps, minPoints));
                }
            }
            Distinct distinct = Distinct.of(messages, encoder);
            for (double eps : DISTANCES) {
                print("messages as they are", eps, labels, distinct.groups(eps));
            }
        }
    }

    /** Runs {@code discover} into a temporary folder, and returns the group of each row; {@link #NOISE} for none. */
    private static List<String> groups(TextEncoder encoder, Path input, double eps, int minPoints) throws IOException {
        Path folder = Files.createTempDirectory("discovery");
        try {
            Discovery.builder(encoder).eps(eps).minPoints(minPoints).build().run(FileLog.of(input), folder);
            List<String> groups = new ArrayList<>();
            CsvMessages.read(folder.resolve("clusters.csv"), "row", "cluster", (row, cluster) -> groups.add(cluster));
            return groups;
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /**
     * Prints a line of the table.
     *
     * @param labels of the rows
     * @param groups of the same rows
     */
    private static void print(String what, double eps, List<String> labels, List<String> groups) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            counts.computeIfAbsent(groups.get(i), key -> new HashMap<>()).merge(labels.get(i), 1, Integer::sum);
        }
        int noise = rows(counts.getOrDefault(NOISE, Map.of()));
        counts.remove(NOISE);
        List<Map<String, Integer>> sorted =
                counts.values().stream().sorted((a, b) -> rows(b) - rows(a)).toList();
        int needed = 0;
        int covered = 0;
        int pure = 0;
        while (needed < sorted.size() && covered < COVERED * labels.size()) {
            Map<String, Integer> group = sorted.get(needed++);
            covered += rows(group);
            pure += group.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }
        System.out.printf(
                "%-34s%8.2f%8d%12s%10.4f%7.1f%%%n",
                what,
                eps,
                sorted.size(),
                covered < COVERED * labels.size() ? "-" : Integer.toString(needed),
                (double) pure / Math.max(1, covered),
                100.0 * noise / labels.size());
    }

    private static int rows(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Distinct messages with their embeddings, clustered by single linkage: with every neighbour counting, DBSCAN's clusters are that. */
    private record Distinct(List<String> messages, Map<String, Integer> places, List<Embedding> embeddings) {

        static Distinct of(List<String> messages, TextEncoder encoder) {
            Map<String, Integer> places = new HashMap<>();
            List<String> texts = List.copyOf(new LinkedHashSet<>(messages));
            texts.forEach(text -> places.put(text, places.size()));
            return new Distinct(messages, places, encoder.encodeAll(texts));
        }

        /** Returns the cluster of each message: the root of a union-find over all pairs within the distance. */
        List<String> groups(double eps) {
            int[] parents = IntStream.range(0, embeddings.size()).toArray();
            for (int i = 0; i < parents.length; i++) {
                for (int j = 0; j < i; j++) {
                    if (1 - embeddings.get(i).cosineSimilarity(embeddings.get(j)) <= eps) {
                        parents[root(parents, i)] = root(parents, j);
                    }
                }
            }
            return messages.stream()
                    .map(message -> Integer.toString(root(parents, places.getOrDefault(message, 0))))
                    .toList();
        }

        /** Finds the root of a tree, and halves the path to it. */
        private static int root(int[] parents, int i) {
            int root = i;
            while (parents[root] != root) {
                parents[root] = parents[parents[root]];
                root = parents[root];
            }
            return root;
        }
    }

    /** An encoder that encodes each text once, since the same texts are grouped at many distances. */
    private record Remembering(TextEncoder encoder, Map<String, Embedding> known) implements TextEncoder {

        Remembering(TextEncoder encoder) {
            this(encoder, new ConcurrentHashMap<>());
        }

        @Override
        public Embedding encode(String text) {
            return known.computeIfAbsent(text, encoder::encode);
        }

        @Override
        public int dimension() {
            return encoder.dimension();
        }

        @Override
        public String fingerprint() {
            return encoder.fingerprint();
        }

        @Override
        public void close() {
            known.clear();
        }
    }
}
