package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages of the sample behind usual prefixes: what is classified must be the bare message. */
class SamplePrefixTest {

    private static final Path SAMPLE = Path.of("..", "resources", "sample-logs.csv");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-01T10:15:02.224Z  INFO 1 --- [shop] [nio-8080-exec-1] c.e.shop.Orders                : ",
                "10:15:02.123 [main] WARN  com.example.Orders - ",
                "Mar  1 10:15:02 shop1 orders[123]: ",
                "<165>1 2024-03-01T10:15:02.003Z shop1 orders 12 ID47 [ex@32473 a=\"b\"] ",
                "2024-03-01T10:15:02.123456789Z stdout F ",
                "2024-03-01 10:15:02,123 - shop.orders - ERROR - ",
                "I0301 10:15:02.123456   12345 orders.go:123] ",
                "\u001B[2m2024-03-01T10:15:02.224Z\u001B[0;39m \u001B[32m INFO\u001B[0;39m ",
                "ERROR ",
                "[2024-03-01 10:15:02] shop.INFO: ",
            })
    void areFoundBehindThePrefix(String prefix) throws IOException {
        List<String> messages = messages();
        String log = messages.stream().map(message -> prefix + message + "\n").collect(Collectors.joining());
        try (LogReader reader = Logs.reader(LogFormat.AUTO, log)) {
            List<String> found =
                    Logs.entries(reader).stream().map(LogEntry::message).toList();
            assertThat(found).hasSameSizeAs(messages);
            List<String> different = IntStream.range(0, messages.size())
                    .filter(i -> !messages.get(i).equals(found.get(i)))
                    .mapToObj(i -> messages.get(i) + " -> " + found.get(i))
                    .toList();
            // JSON and logfmt are read where a collector has put a prefix to them.
            assertThat(different).hasSizeLessThanOrEqualTo(messages.size() / 100);
        }
    }

    private static List<String> messages() throws IOException {
        try (LogReader reader = LogReader.builder(LogFormat.CSV).open(SAMPLE)) {
            return Logs.rest(reader).stream()
                    .map(LogRow::entry)
                    .flatMap(Optional::stream)
                    .map(LogEntry::message)
                    .filter(message -> !message.contains("\n"))
                    .toList();
        }
    }
}
