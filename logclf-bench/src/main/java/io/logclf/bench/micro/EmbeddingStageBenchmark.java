package io.logclf.bench.micro;

import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.bench.HeadTrainer;
import io.logclf.bench.SyntheticMessages;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.EmbeddingClassifier;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.embedding.HiddenLayer;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.head.Normalizer;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Microseconds that the embedding stage and its parts take for a message, on one thread, with a head of eight labels and a
 * guard of 600 templates. With {@code -prof gc}, also the bytes allocated for a message.
 *
 * <p>The parts do not add up to the whole: {@code cached} is the masker and a look-up, {@code uncached} the masker, the encoder, the head
 * and the guard. The encoder by itself is measured by {@link EncodeLengthBenchmark}. Messages are of 100 templates, all of which are in
 * the cache after the set-up.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Threads(1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class EmbeddingStageBenchmark {

    /** Templates of the guard and the head, about as many as a user's own training has. */
    private static final int TRAINING_TEMPLATES = 600;

    /** Templates of the measured messages. */
    private static final int TEMPLATES = 100;

    private static final int MESSAGES = 8_192;

    /** As many as training fits. */
    private static final int HIDDEN_UNITS = 256;

    /** Embeddings that head and guard are measured with. */
    private static final int VECTORS = 256;

    private static final long SEED = 13;

    private final OnnxTextEncoder encoder = OnnxTextEncoder.miniLm();
    private final EmbeddingHead trained = HeadTrainer.train(
            encoder, new SyntheticMessages(TRAINING_TEMPLATES, SEED).labelled(), Normalizer.standard());
    private final LogisticHead behindLayer = behindLayer(trained.head());
    private final EmbeddingClassifier cachedStage =
            EmbeddingClassifier.builder(encoder, trained).build();

    /** Encodes each message. */
    private final EmbeddingClassifier uncachedStage =
            EmbeddingClassifier.builder(encoder, trained).cacheBytes(0).build();

    /** A file with a message a line; empty to make messages. */
    @Param("")
    public String file = "";

    private List<LogEntry> entries = List.of();
    private List<Embedding> embeddings = List.of();
    private int next;

    /** Makes or reads the messages, and lets the stage see each once. */
    @Setup
    public void setUp() throws IOException {
        entries = SyntheticMessages.read(file, TEMPLATES, MESSAGES, SEED).stream()
                .map(message -> LogEntry.of("", message))
                .toList();
        embeddings = entries.stream()
                .limit(VECTORS)
                .map(entry -> Normalizer.standard().normalize(entry.message()))
                .map(text -> encoder.encode(Normalizer.standard().encoderText(text)))
                .toList();
        long decided = entries.stream()
                .map(cachedStage::classify)
                .filter(Verdict.Decided.class::isInstance)
                .count();
        System.out.println(decided + " of " + entries.size() + " decided");
    }

    /** Closes the stages and the encoder. */
    @TearDown
    public void tearDown() {
        cachedStage.close();
        uncachedStage.close();
        encoder.close();
    }

    /** The stage, for messages of templates that it has seen. */
    @Benchmark
    public Verdict cached() {
        return cachedStage.classify(nextEntry());
    }

    /** The stage without a cache. */
    @Benchmark
    public Verdict uncached() {
        return uncachedStage.classify(nextEntry());
    }

    /** The masker, which is part of both. */
    @Benchmark
    public String mask() {
        return Normalizer.standard().normalize(nextEntry().message());
    }

    /** The head. */
    @Benchmark
    public double[] head() {
        return trained.head().probabilities(nextEmbedding());
    }

    /** A head behind a hidden layer, as much training data gives; its weights are random. */
    @Benchmark
    public double[] hiddenLayer() {
        return behindLayer.probabilities(nextEmbedding());
    }

    /** The guard. */
    @Benchmark
    public double guard() {
        return trained.guard().distance(nextEmbedding());
    }

    private static LogisticHead behindLayer(LogisticHead head) {
        Random random = new Random(SEED);
        return LogisticHead.builder(
                        head.labels(), numbers(HIDDEN_UNITS * head.labels().size(), random), head.bias())
                .hidden(HiddenLayer.of(numbers(HIDDEN_UNITS * head.dimension(), random), numbers(HIDDEN_UNITS, random)))
                .build();
    }

    private static float[] numbers(int count, Random random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    /** Returns the messages in turn; 8,192 of them, so that the processor cannot learn them by heart. */
    private LogEntry nextEntry() {
        next = (next + 1) % entries.size();
        return entries.get(next);
    }

    private Embedding nextEmbedding() {
        next = (next + 1) % embeddings.size();
        return embeddings.get(next);
    }
}
