package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import io.logclf.bundle.ReloadablePipeline;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.EmbeddingClassifier;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.NoveltyGuard;
import io.logclf.embedding.TextEncoder;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.head.Confidence;
import io.logclf.head.NgramHead;
import io.logclf.head.Ngrams;
import io.logclf.head.Normalizer;
import io.logclf.head.Thresholds;
import io.logclf.head.TrainedHead;
import io.logclf.head.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the metrics count while threads classify, bundles are loaded again and somebody scrapes: nothing falls, and nothing counts twice. */
@Timeout(60)
class ServeCountersTest {

    private static final int EQUAL = 20_000;
    private static final int DISTINCT = 3_000;
    private static final List<Label> LABELS = List.of(new Label("Login"), new Label("Backup"));

    @TempDir
    private Path folder;

    private final AtomicReference<ClassificationPipeline> pipeline = new AtomicReference<>();

    @Test
    void countsRiseAndAddUp() throws Exception {
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [encoding]\n");
        ExecutorService threads = Executors.newFixedThreadPool(5);
        AtomicBoolean done = new AtomicBoolean();
        try (LiveServer server = open()) {
            Future<Map<String, Double>> scraping = threads.submit(() -> {
                Map<String, Double> last = new TreeMap<>();
                while (!done.get()) {
                    counts(server).forEach((name, count) -> {
                        assertThat(count).as(name).isGreaterThanOrEqualTo(last.getOrDefault(name, 0.0));
                        last.put(name, count);
                    });
                }
                return last;
            });
            Future<Integer> reloading = threads.submit(() -> {
                int reloads = 0;
                for (; !done.get(); reloads++) {
                    server.server.reload();
                }
                return reloads;
            });
            for (Future<?> finished : threads.invokeAll(List.of(oneByOne(0), oneByOne(DISTINCT), batches()))) {
                finished.get();
            }
            done.set(true);
            int generations = reloading.get() + 1;
            assertThat(scraping.get()).isNotEmpty();
            double messages = 3 * EQUAL + 3 * DISTINCT;
            Map<String, Double> counts = counts(server);
            assertThat(counts).containsEntry("logclf_rows_total", messages);
            double decided = counts.getOrDefault("logclf_stage_decided_total{stage=\"encoding\"}", 0.0);
            double abstained = counts.entrySet().stream()
                    .filter(count -> count.getKey().startsWith("logclf_stage_abstained_total"))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
            // The server's own first message besides.
            assertThat(decided + abstained).isEqualTo(messages + 1);
            double encoded = counts.getOrDefault("logclf_stage_encoded_total{stage=\"encoding\"}", 0.0);
            double hits = counts.getOrDefault("logclf_stage_cache_hits_total{stage=\"encoding\"}", 0.0);
            assertThat(encoded + hits).isEqualTo(messages + 1);
            assertThat(encoded).isBetween(2.0 * DISTINCT + 1, 3.0 * DISTINCT + generations * 2.0);
        }
        threads.shutdownNow();
    }

    private LiveServer open() throws IOException {
        TextEncoder encoder = new MadeEncoder();
        EmbeddingHead head = head(encoder);
        StageProvider provider = new StageProvider() {
            @Override
            public String type() {
                return "encoding";
            }

            @Override
            public LogClassifier open(StageSource source) {
                return EmbeddingClassifier.builder(encoder, head).build();
            }
        };
        return LiveServer.of(
                listener -> {
                    pipeline.set(ReloadablePipeline.builder(folder)
                            .provider(provider)
                            .listener(listener)
                            .build());
                    return pipeline.get();
                },
                folder,
                options -> options);
    }

    /** Equal messages, with distinct ones among them from a number on. */
    private Callable<Void> oneByOne(int from) {
        return () -> {
            for (int i = 0; i < EQUAL; i++) {
                pipeline.get().classify(LogEntry.of("user logged in"));
                if (i < DISTINCT) {
                    pipeline.get().classify(distinct(from + i));
                }
            }
            return null;
        };
    }

    /** The same messages as the first of the others, a hundred at a time. */
    private Callable<Void> batches() {
        return () -> {
            for (int from = 0; from < EQUAL; from += 100) {
                List<LogEntry> batch = new ArrayList<>();
                for (int i = from; i < from + 100; i++) {
                    batch.add(LogEntry.of("user logged in"));
                    if (i < DISTINCT) {
                        batch.add(distinct(i));
                    }
                }
                pipeline.get().classifyAll(batch);
            }
            return null;
        };
    }

    /** Different also when masked. */
    private static LogEntry distinct(int number) {
        return LogEntry.of("backup of "
                + Integer.toString(number, 4)
                        .replace('0', 'a')
                        .replace('1', 'k')
                        .replace('2', 's')
                        .replace('3', 'z'));
    }

    private static Map<String, Double> counts(LiveServer server) {
        Map<String, Double> counts = new TreeMap<>();
        Set<String> counters = new HashSet<>();
        LiveServer.text(server.get("/metrics")).lines().forEach(line -> {
            String[] type = line.split(" ");
            if (line.startsWith("# TYPE ") && type[3].equals("counter")) {
                counters.add(type[2]);
            }
            // By type, not by name: the gauge jvm_buffer_total_capacity_bytes may fall.
            if (!line.startsWith("#") && counters.contains(line.split("[{ ]", 2)[0])) {
                int space = line.lastIndexOf(' ');
                counts.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
            }
        });
        return counts;
    }

    private static EmbeddingHead head(TextEncoder encoder) {
        List<TrainingTemplate> templates = List.of(
                new TrainingTemplate("user logged in", LABELS.get(0), encoder.encode("user logged in")),
                new TrainingTemplate("backup of x", LABELS.get(1), encoder.encode("backup of x")));
        Vocabulary vocabulary = Vocabulary.of(templates.stream()
                .map(template -> Ngrams.of(template.message()))
                .toList());
        Thresholds thresholds = new Thresholds(0.9, 0.7, 0);
        TrainedHead shared = new TrainedHead(
                NgramHead.of(LABELS, vocabulary, new float[Ngrams.BUCKETS * 2], new float[2], 1),
                Optional.empty(),
                Confidence.PLAIN,
                thresholds,
                new TrainedHead.Origin(Normalizer.standard().id(), "none", 1));
        return new EmbeddingHead(
                shared,
                LogisticHead.builder(LABELS, new float[2 * encoder.dimension()], new float[] {1, 0})
                        .build(),
                NoveltyGuard.fit(templates),
                0,
                Confidence.PLAIN,
                thresholds,
                encoder.fingerprint());
    }

    /** A vector of the characters, at once. */
    private static final class MadeEncoder implements TextEncoder {

        @Override
        public Embedding encode(String text) {
            float[] values = new float[dimension()];
            IntStream.range(0, text.length()).forEach(i -> values[text.charAt(i) % values.length] += i + 1);
            return Embedding.of(values);
        }

        @Override
        public int dimension() {
            return 8;
        }

        @Override
        public String fingerprint() {
            return "made";
        }

        @Override
        public void close() {}
    }
}
