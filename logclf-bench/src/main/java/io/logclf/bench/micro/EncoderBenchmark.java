package io.logclf.bench.micro;

import ai.onnxruntime.OrtException;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import io.logclf.bench.SyntheticMessages;
import io.logclf.embedding.OnnxTextEncoder.Precision;
import io.logclf.head.Normalizer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Distinct messages encoded per second on all cores, by logclf, LangChain4j and DJL, with the same weights of
 * all-MiniLM-L6-v2.
 *
 * <p>All messages differ, so that no cache helps. logclf is measured with and without its masker: masked messages are shorter, which is
 * a part of its speed that the peers could have too. LangChain4j is measured as it comes, with sessions of as many threads as there are
 * cores, and with sessions of one thread, which is faster for many callers at once.
 *
 * <p>The set-up compares the vectors of the first hundred short messages with logclf's: a cosine similarity below 0.99 ends the
 * benchmark. Short ones, because the peers cut long texts at other lengths.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-Dai.djl.offline=true"})
public class EncoderBenchmark {

    /** Templates of the messages. */
    private static final int TEMPLATES = 2_000;

    private static final int MESSAGES = 20_000;

    /** Messages in a list. */
    private static final int BATCH = 128;

    private static final long SEED = 11;

    /** Encodes one message; as many callers as there are cores. */
    @Benchmark
    @Threads(Threads.MAX)
    public float[] messages(Callers callers) {
        return callers.encoder.encode(callers.messages.next());
    }

    /** Encodes a list of messages; as many callers as there are cores. LangChain4j's way with a list is {@link #batches}. */
    @Benchmark
    @Threads(Threads.MAX)
    @OperationsPerInvocation(BATCH)
    public List<float[]> lists(Callers callers) {
        return callers.encoder.encodeAll(callers.messages.next(BATCH));
    }

    /** Lets LangChain4j spread a list over an executor with a thread for every core. */
    @Benchmark
    @Threads(1)
    @OperationsPerInvocation(BATCH)
    public Object batches(Batches batches) {
        List<TextSegment> batch =
                batches.messages.next(BATCH).stream().map(TextSegment::from).toList();
        return batches.model.orElseThrow().embedAll(batch);
    }

    /** An encoder and how it is called. */
    public enum Contender {
        /** Masked, and encoded with 8-bit weights. */
        LOGCLF_INT8(Precision.INT8),
        /** Masked, and encoded with 32-bit weights. */
        LOGCLF_FP32(Precision.FP32),
        /** Encoded as it is with 8-bit weights. */
        LOGCLF_INT8_UNMASKED(Precision.INT8),
        /** Encoded as it is with 32-bit weights. */
        LOGCLF_FP32_UNMASKED(Precision.FP32),
        /** LangChain4j with 8-bit weights, as it comes. */
        LANGCHAIN4J_INT8(Precision.INT8),
        /** LangChain4j with 32-bit weights, as it comes. */
        LANGCHAIN4J_FP32(Precision.FP32),
        /** LangChain4j with 8-bit weights over a session of one thread. */
        LANGCHAIN4J_INT8_ONE_THREAD(Precision.INT8),
        /** LangChain4j with 32-bit weights over a session of one thread. */
        LANGCHAIN4J_FP32_ONE_THREAD(Precision.FP32),
        /** DJL with 8-bit weights. */
        DJL_INT8(Precision.INT8),
        /** DJL with 32-bit weights. */
        DJL_FP32(Precision.FP32);

        private final Precision precision;

        Contender(Precision precision) {
            this.precision = precision;
        }

        /** Opens the encoder. */
        MessageEncoder open() throws IOException, OrtException {
            return switch (this) {
                case LOGCLF_INT8, LOGCLF_FP32 -> MessageEncoder.logclf(precision, Normalizer.standard());
                case LOGCLF_INT8_UNMASKED, LOGCLF_FP32_UNMASKED -> MessageEncoder.logclf(precision, Normalizer.none());
                case LANGCHAIN4J_INT8 -> MessageEncoder.langChain4j(new AllMiniLmL6V2QuantizedEmbeddingModel());
                case LANGCHAIN4J_FP32 -> MessageEncoder.langChain4j(new AllMiniLmL6V2EmbeddingModel());
                case LANGCHAIN4J_INT8_ONE_THREAD, LANGCHAIN4J_FP32_ONE_THREAD ->
                    MessageEncoder.langChain4jOneThread(precision);
                case DJL_INT8, DJL_FP32 -> MessageEncoder.djl(precision);
            };
        }

        /** Tells whether messages are masked before they are encoded, which gives other vectors. */
        boolean masks() {
            return this == LOGCLF_INT8 || this == LOGCLF_FP32;
        }
    }

    /** Messages that any number of threads take one after another, from the first again after the last. */
    private static final class Queue {

        private final List<String> messages;
        private final AtomicInteger next = new AtomicInteger();

        Queue(List<String> messages) {
            this.messages = messages;
        }

        String next() {
            return messages.get(Math.floorMod(next.getAndIncrement(), messages.size()));
        }

        List<String> next(int count) {
            return Stream.generate(this::next).limit(count).toList();
        }
    }

    /** One encoder, and the messages for it. */
    @State(Scope.Benchmark)
    public static class Callers {

        private static final int CHECKED = 100;
        private static final double SAME = 0.99;
        /** Others read fewer tokens of long texts, and so give other vectors for them. */
        private static final int CHECKED_CHARACTERS = 150;

        /** What is measured. */
        @Param
        public Contender contender = Contender.LOGCLF_INT8;

        /** A file with a message a line, or a CSV with the column log_message; empty to make messages. */
        @Param("")
        public String file = "";

        private MessageEncoder encoder = MessageEncoder.NONE;
        private Queue messages = new Queue(List.of());

        /** Opens the encoder and compares its vectors with those of logclf. */
        @Setup
        public void setUp() throws IOException, OrtException {
            List<String> texts = SyntheticMessages.read(file, TEMPLATES, MESSAGES, SEED);
            messages = new Queue(texts);
            encoder = contender.open();
            Normalizer normalizer = contender.masks() ? Normalizer.standard() : Normalizer.none();
            try (MessageEncoder reference = MessageEncoder.logclf(contender.precision, normalizer)) {
                double least = texts.stream()
                        .filter(text -> text.length() <= CHECKED_CHARACTERS)
                        .limit(CHECKED)
                        .mapToDouble(text -> cosine(reference.encode(text), encoder.encode(text)))
                        .min()
                        .orElseThrow();
                System.out.printf(Locale.ROOT, "least cosine similarity to logclf's vectors: %.6f%n", least);
                if (!(least >= SAME)) {
                    throw new IllegalStateException(contender + " gives other vectors");
                }
            }
        }

        /** Closes the encoder. */
        @TearDown
        public void tearDown() {
            encoder.close();
        }

        private static double cosine(float[] a, float[] b) {
            double dot = 0;
            double aa = 0;
            double bb = 0;
            for (int i = 0; i < a.length; i++) {
                dot += (double) a[i] * b[i];
                aa += (double) a[i] * a[i];
                bb += (double) b[i] * b[i];
            }
            return dot / Math.sqrt(aa * bb);
        }
    }

    /** A model of LangChain4j with an executor. */
    @State(Scope.Benchmark)
    public static class Batches {

        /** How weights are stored. */
        @Param
        public Precision precision = Precision.INT8;

        /** A file with a message a line, or a CSV with the column log_message; empty to make messages. */
        @Param("")
        public String file = "";

        private final ExecutorService executor =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        private Queue messages = new Queue(List.of());
        private Optional<EmbeddingModel> model = Optional.empty();

        /** Opens the model. */
        @Setup
        public void setUp() throws IOException {
            messages = new Queue(SyntheticMessages.read(file, TEMPLATES, MESSAGES, SEED));
            model = Optional.of(
                    precision == Precision.INT8
                            ? new AllMiniLmL6V2QuantizedEmbeddingModel(executor)
                            : new AllMiniLmL6V2EmbeddingModel(executor));
        }

        /** Stops the executor. */
        @TearDown
        public void tearDown() {
            executor.shutdownNow();
        }
    }
}
