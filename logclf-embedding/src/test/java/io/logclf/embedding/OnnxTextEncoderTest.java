package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OnnxTextEncoderTest {

    private static final long SEED = 31;
    private static final int THREADS = 64;
    /** The usage example that sentence-transformers publishes for all-MiniLM-L6-v2, with the similarities it prints. */
    private static final List<String> PUBLISHED =
            List.of("The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium.");

    private static final List<String> TEXTS = List.of(
            "Backup completed successfully.",
            "User <id> logged in from <ip>",
            "disk full",
            "",
            " \t ",
            "\ud83d\udd25 disk on fire \ud83d\ude92",
            "lone \ud83d high",
            "\udd25 lone low",
            "d\u00e9j\u00e0 vu \u65e5\u672c\u8a9e",
            "\u0000",
            "word ".repeat(1_000));

    private static OnnxTextEncoder int8;

    @BeforeAll
    static void open() {
        int8 = OnnxTextEncoder.miniLm();
    }

    @AfterAll
    static void close() {
        int8.close();
    }

    @Test
    void floatWeightsGiveThePublishedSimilarities() {
        try (OnnxTextEncoder fp32 = OnnxTextEncoder.miniLm(OnnxTextEncoder.Precision.FP32)) {
            List<Embedding> embeddings = fp32.encodeAll(PUBLISHED);
            assertThat(embeddings.get(0).cosineSimilarity(embeddings.get(1))).isCloseTo(0.6660, within(1e-4));
            assertThat(embeddings.get(0).cosineSimilarity(embeddings.get(2))).isCloseTo(0.1046, within(1e-4));
            assertThat(embeddings.get(1).cosineSimilarity(embeddings.get(2))).isCloseTo(0.1411, within(1e-4));
        }
    }

    @Test
    void smallWeightsComeNear() {
        List<Embedding> embeddings = int8.encodeAll(PUBLISHED);
        assertThat(embeddings.get(0).cosineSimilarity(embeddings.get(1))).isCloseTo(0.6660, within(0.05));
        assertThat(embeddings.get(0).cosineSimilarity(embeddings.get(2))).isCloseTo(0.1046, within(0.05));
        assertThat(embeddings.get(1).cosineSimilarity(embeddings.get(2))).isCloseTo(0.1411, within(0.05));
    }

    @Test
    void anyTextGivesAVectorOfLengthOne() {
        for (String text : TEXTS) {
            Embedding embedding = int8.encode(text);
            assertThat(embedding.dimension()).isEqualTo(int8.dimension()).isEqualTo(384);
            assertThat(embedding.cosineSimilarity(embedding)).isCloseTo(1, within(1e-6));
            double squares = 0;
            for (float value : embedding.toArray()) {
                squares += value * value;
            }
            assertThat(squares).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void sameTextGivesTheSameBitsAloneInABatchAndFromAnyThread() throws InterruptedException, ExecutionException {
        List<Embedding> alone = TEXTS.stream().map(int8::encode).toList();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 3 * TEXTS.size(); i++) {
            order.add(i % TEXTS.size());
        }
        Collections.shuffle(order, new Random(SEED));
        List<Embedding> batch = int8.encodeAll(order.stream().map(TEXTS::get).toList());
        for (int i = 0; i < order.size(); i++) {
            assertThat(batch.get(i)).as("seed %d", SEED).isEqualTo(alone.get(order.get(i)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<List<Embedding>>> callers =
                    Collections.nCopies(THREADS, () -> int8.encodeAll(TEXTS.subList(0, 3)));
            for (Future<List<Embedding>> future : threads.invokeAll(callers)) {
                assertThat(future.get()).isEqualTo(alone.subList(0, 3));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void batchesOfFloatWeightsGiveTheBitsOfSingleTexts() {
        Random random = new Random(SEED);
        List<String> texts = new ArrayList<>(TEXTS);
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            int words = 1 + random.nextInt(random.nextInt(10) == 0 ? 100 : 12);
            for (int word = 0; word < words; word++) {
                text.append(PUBLISHED.get(0).split(" ")[random.nextInt(3)]).append(' ');
            }
            texts.add(text.toString());
        }
        try (OnnxTextEncoder fp32 = OnnxTextEncoder.miniLm(OnnxTextEncoder.Precision.FP32)) {
            List<Embedding> batch = fp32.encodeAll(texts);
            for (int i = 0; i < texts.size(); i++) {
                assertThat(batch.get(i)).as("seed %d, text %d", SEED, i).isEqualTo(fp32.encode(texts.get(i)));
            }
        }
    }

    @Test
    void longTextsAreCutAndCounted() {
        String words = "word ".repeat(254);
        long before = int8.truncatedTexts();
        Embedding exact = int8.encode(words);
        assertThat(int8.truncatedTexts()).isEqualTo(before);
        assertThat(int8.encode(words + "and more")).isEqualTo(exact);
        assertThat(int8.encode("word ".repeat(200_000))).isEqualTo(exact);
        assertThat(int8.encode("a".repeat(1 << 20))).isEqualTo(int8.encode("a".repeat(200)));
        assertThat(int8.truncatedTexts()).isEqualTo(before + 2);
    }

    @Test
    void fingerprintTellsEncodersApart() {
        try (OnnxTextEncoder again = OnnxTextEncoder.miniLm();
                OnnxTextEncoder fp32 = OnnxTextEncoder.miniLm(OnnxTextEncoder.Precision.FP32)) {
            assertThat(again.fingerprint()).isEqualTo(int8.fingerprint()).matches("[0-9a-f]{64}");
            assertThat(fp32.fingerprint()).isNotEqualTo(int8.fingerprint());
        }
    }

    @Test
    void lowerLayersStandBehindTheSentence() {
        try (OnnxTextEncoder layers = OnnxTextEncoder.miniLmLayers()) {
            assertThat(layers.dimension()).isEqualTo(3 * int8.dimension());
            assertThat(layers.fingerprint()).isNotEqualTo(int8.fingerprint());
            float[] vector = layers.encode("backup of node finished").toArray();
            float[] sentence = int8.encode("backup of node finished").toArray();
            for (int i = 0; i < sentence.length; i++) {
                assertThat(vector[i]).isCloseTo((float) (sentence[i] / Math.sqrt(3)), within(1e-6f));
            }
            assertThat(layers.encode("backup of node finished").sentence().cosineSimilarity(Embedding.of(sentence)))
                    .isCloseTo(1, within(1e-6));
            for (int part = 0; part < 3; part++) {
                float[] one = Arrays.copyOfRange(vector, part * sentence.length, (part + 1) * sentence.length);
                assertThat(squares(one)).isCloseTo(1.0 / 3, within(1e-5));
            }
            assertThat(Arrays.copyOfRange(vector, sentence.length, 2 * sentence.length))
                    .isNotEqualTo(Arrays.copyOfRange(vector, 2 * sentence.length, 3 * sentence.length));
        }
    }

    private static double squares(float... values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }

    @Test
    void interruptedThreadsGetTheirVectorAndStayInterrupted() {
        Thread.currentThread().interrupt();
        Embedding embedding = int8.encode(TEXTS.get(0));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(embedding).isEqualTo(int8.encode(TEXTS.get(0)));
    }

    @Test
    void closeWaitsForCallsUnderWayAndRefusesOthers() throws InterruptedException {
        OnnxTextEncoder encoder = OnnxTextEncoder.miniLm();
        AtomicReference<Throwable> wrong = new AtomicReference<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread caller = new Thread(() -> {
                try {
                    while (true) {
                        encoder.encode("a message that is encoded while the encoder is being closed");
                    }
                } catch (IllegalStateException e) {
                    // As it should be.
                } catch (Throwable e) {
                    wrong.set(e);
                }
            });
            caller.start();
            callers.add(caller);
        }
        encoder.encode("all are under way, or will be refused");
        encoder.close();
        encoder.close();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(wrong.get()).isNull();
        assertThatIllegalStateException()
                .isThrownBy(() -> encoder.encode("late"))
                .withMessageContaining("closed");
    }
}
