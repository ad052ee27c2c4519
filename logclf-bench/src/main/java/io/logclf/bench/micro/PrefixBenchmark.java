package io.logclf.bench.micro;

import io.logclf.io.prefix.LineFormat;
import io.logclf.io.prefix.LineParser;
import io.logclf.io.prefix.ParsedLine;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Lines per second whose prefix is parsed on one thread, by format; and how fast hostile lines are read, one piece of a prefix repeated up
 * to a million characters, of which the characters per second must not fall with the length.
 *
 * <p>Each format is found by the detector from the line itself, as it is for a file. {@code none} is a line without a prefix: what
 * trying costs.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PrefixBenchmark {

    /** Takes the prefix off a line. */
    @Benchmark
    public Optional<ParsedLine> parse(Line line) {
        return line.parser.parse(line.text);
    }

    /** Reads a long line; times {@link LongLine#length} it is characters per second. */
    @Benchmark
    public Optional<ParsedLine> longLine(LongLine line) {
        return line.parser.parse(line.text);
    }

    /** A line, and the parser that is found for it. */
    @State(Scope.Benchmark)
    public static class Line {

        /** What the line looks like. */
        @Param({
            "spring-boot",
            "logback",
            "syslog",
            "syslog-5424",
            "cri",
            "cri-logback",
            "kubectl",
            "klog",
            "access",
            "haproxy",
            "logfmt",
            "time-level",
            "level",
            "none"
        })
        public String format = "";

        private String text = "";
        private LineParser parser = LineParser.of(LineFormat.LOGBACK);

        /** Writes the line and finds its format. */
        @Setup
        public void write() {
            String message = "Order 4711 of customer 12 was shipped to 10.0.0.7 after 3 days";
            text = switch (format) {
                        case "spring-boot" ->
                            "2024-03-01T10:15:02.224Z  INFO 1 --- [shop] [nio-8080-exec-1] c.e.shop.Orders : ";
                        case "logback" -> "2024-03-01 10:15:02,123 INFO  [pool-1-thread-2] com.example.Orders - ";
                        case "syslog" -> "Mar  1 10:15:02 shop1 orders[123]: ";
                        case "syslog-5424" -> "<165>1 2024-03-01T10:15:02.003Z shop1 orders 12 ID47 - ";
                        case "cri" -> "2024-03-01T10:15:02.123456789Z stdout F ";
                        case "cri-logback" ->
                            "2024-03-01T10:15:02.123456789Z stdout F 2024-03-01 10:15:02,123 INFO  [main] c.e.Orders - ";
                        case "kubectl" -> "2024-03-01T10:15:02.123456789Z ";
                        case "haproxy" ->
                            "10.0.1.2:33317 [06/Feb/2024:12:14:14.655] http-in static/srv1 10/0/30/69/109 200 2750 - - ---- "
                                    + "1/1/1/1/0 0/0 \"GET /orders HTTP/1.1\" ";
                        case "logfmt" -> "time=2024-03-01T10:15:02.123Z level=INFO msg=\"it works\" n=1 ";
                        case "level" -> "INFO  ";
                        case "klog" -> "I0301 10:15:02.123456   12345 orders.go:123] ";
                        case "access" -> "10.0.0.7 - kim [01/Mar/2024:10:15:02 +0000] \"GET /orders HTTP/1.1\" 200 12 ";
                        case "time-level" -> "2024-03-01 10:15:02 INFO ";
                        default -> "";
                    }
                    + message;
            parser = LineParser.detect(List.of(text)).orElse(parser);
        }
    }

    /** A line of one piece again and again. */
    @State(Scope.Benchmark)
    public static class LongLine {

        /** How many characters it has, about. */
        @Param({"10000", "100000", "1000000"})
        public int length = 0;

        /** The piece. */
        @Param({"[", "2024-03-01 10:15:02 ", "2024-03-01T10:15:02Z stdout F ", "a=\"b\" ", "INFO:", "<1>", "x "})
        public String piece = "";

        private final LineParser parser = LineParser.of(LineFormat.CRI);
        private String text = "";

        /** Writes the line. */
        @Setup
        public void write() {
            text = piece.repeat(length / piece.length());
        }
    }
}
