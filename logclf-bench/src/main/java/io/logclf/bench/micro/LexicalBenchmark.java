package io.logclf.bench.micro;

import ai.onnxruntime.OrtException;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.bench.HeadTrainer;
import io.logclf.bench.SyntheticMessages;
import io.logclf.embedding.OnnxTextEncoder.Precision;
import io.logclf.head.Ngrams;
import io.logclf.head.Normalizer;
import io.logclf.head.TrainedHead;
import io.logclf.lexical.LexicalClassifier;
import io.logclf.lexical.TemplateMemory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
 * Distinct messages a second on one core: the lexical stage and its parts, and the 8-bit encoder of LangChain4j, which gives a vector and
 * no label yet. It answers what a stage without a neural network saves.
 *
 * <p>The stage is measured at its slowest: no message has a template in its memory, so that each is masked, cut into n-grams and scored
 * for eight labels. The peer runs with a session of one thread, as one core is compared with one core.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-Dai.djl.offline=true"})
@State(Scope.Benchmark)
@Threads(1)
public class LexicalBenchmark {

    /** Templates of the messages; the head is trained on others. */
    private static final int TEMPLATES = 2_000;

    private static final int MESSAGES = 20_000;
    private static final long SEED = 11;

    /** What is measured. */
    public enum Contender {
        /** From a message to a verdict. */
        LEXICAL_STAGE,
        /** The masker, which is part of the stage. */
        MASKER,
        /** From a masked message to its features, which is part of the stage. */
        NGRAMS,
        /** From a message to its vector, with a session of one thread. */
        LANGCHAIN4J_INT8
    }

    /** What is measured. */
    @Param
    public Contender contender = Contender.LEXICAL_STAGE;

    /** A file with a message a line, or a CSV with the column log_message; empty to make messages. */
    @Param("")
    public String file = "";

    private List<String> messages = List.of();

    /** What is done with a message. */
    private Function<String, Object> work = message -> message;

    private AutoCloseable open = () -> {};
    private int next;

    /** Makes or reads the messages, and opens what is measured. */
    @Setup
    public void setUp() throws IOException, OrtException {
        messages = SyntheticMessages.read(file, TEMPLATES, MESSAGES, SEED);
        switch (contender) {
            case LEXICAL_STAGE -> {
                LogClassifier stage = stage();
                open = stage;
                work = message -> stage.classify(LogEntry.of(message));
            }
            case MASKER -> work = Normalizer.standard()::normalize;
            case NGRAMS -> {
                messages =
                        messages.stream().map(Normalizer.standard()::normalize).toList();
                work = Ngrams::of;
            }
            default -> {
                MessageEncoder encoder = MessageEncoder.langChain4jOneThread(Precision.INT8);
                open = encoder;
                work = encoder::encode;
            }
        }
    }

    /** Closes what is measured. */
    @TearDown
    public void tearDown() throws Exception {
        open.close();
    }

    /** One message after another. */
    @Benchmark
    public Object message() {
        next = next + 1 == messages.size() ? 0 : next + 1;
        return work.apply(messages.get(next));
    }

    /** Builds the stage with a head of full size and an empty memory. */
    private static LogClassifier stage() {
        Map<String, Label> labelled = new SyntheticMessages(TEMPLATES, SEED + 1).labelled();
        TrainedHead head = HeadTrainer.ngrams(
                labelled, labelled.values().stream().distinct().toList(), Normalizer.standard());
        return LexicalClassifier.builder(head, TemplateMemory.of(List.of())).build();
    }
}
