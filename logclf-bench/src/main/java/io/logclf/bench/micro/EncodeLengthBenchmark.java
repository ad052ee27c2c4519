package io.logclf.bench.micro;

import io.logclf.embedding.OnnxTextEncoder;
import io.logclf.embedding.OnnxTextEncoder.Precision;
import java.util.Optional;
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
 * Microseconds that logclf's encoder takes for a text, tokenizing included, on one thread, by the length of the text in tokens and by
 * the precision of the weights. 10 tokens are a short masked message, 32 a long one, 256 is where the encoder cuts.
 *
 * <p>The texts are made of words that are one token each; the set-up proves that by the length at which the encoder begins to cut.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Threads(1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class EncodeLengthBenchmark {

    /** Where the encoder cuts. */
    private static final int MAX_TOKENS = 256;

    /** The tokens at start and end that every text gets. */
    private static final int SPECIAL_TOKENS = 2;
    /** Each is one token. */
    private static final String[] WORDS = {
        "the", "server", "has", "lost", "its", "place", "in", "line", "and", "will", "try", "again", "after", "an",
        "hour"
    };

    /** How weights are stored. */
    @Param
    public Precision precision = Precision.INT8;

    /** How many tokens the text has, with the two that every text gets. */
    @Param({"10", "32", "256"})
    public int tokens;

    private Optional<OnnxTextEncoder> encoder = Optional.empty();
    private String text = "";

    /** Opens the encoder, and checks that a text has as many tokens as it should have. */
    @Setup
    public void setUp() {
        OnnxTextEncoder opened = OnnxTextEncoder.miniLm(precision);
        opened.encode(text(MAX_TOKENS));
        long cutBefore = opened.truncatedTexts();
        opened.encode(text(MAX_TOKENS + 1));
        if (cutBefore != 0 || opened.truncatedTexts() != 1) {
            throw new IllegalStateException("a word is not one token");
        }
        encoder = Optional.of(opened);
        text = text(tokens);
    }

    /** Closes the encoder. */
    @TearDown
    public void tearDown() {
        encoder.ifPresent(OnnxTextEncoder::close);
    }

    /** Tokenizes and encodes the text. */
    @Benchmark
    public Object encode() {
        return encoder.orElseThrow().encode(text);
    }

    /** Returns a text of this many tokens, including the two special ones that every text gets. */
    private static String text(int tokens) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens - SPECIAL_TOKENS; i++) {
            text.append(WORDS[i % WORDS.length]).append(' ');
        }
        return text.toString();
    }
}
