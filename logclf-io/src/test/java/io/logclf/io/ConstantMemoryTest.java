package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.testkit.Jvm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ConstantMemoryTest {

    @Test
    void refusesAnUnclosedQuoteInTheSameHeapHoweverMuchFollows() throws IOException, InterruptedException {
        Process run = start(Unclosed.class);
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(output).isZero();
        assertThat(output.strip())
                .isEqualTo("endless:3: the cell that begins here has more than 1048576 characters, the most that it may"
                        + " have in this heap (16 times as much with 512 MB); is a quote not closed?");
    }

    @Test
    void labelsSixtyMegabytesInAHeapOfThirtyTwo() throws IOException, InterruptedException {
        Process run = start(StreamingRun.class, "60000000");
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(output).isZero();
        Matcher figures = Pattern.compile("rows=(\\d+) hash=(\\w+) expected=(\\w+)\\s+generated rows=(\\d+)")
                .matcher(output);
        assertThat(figures.find()).as(output).isTrue();
        assertThat(figures.group(1)).isEqualTo(figures.group(4));
        assertThat(Long.parseLong(figures.group(1))).isGreaterThan(900_000);
        assertThat(figures.group(2)).isEqualTo(figures.group(3));
    }

    @Test
    void readsAnArrayOfEightyMegabytesInAHeapOfThirtyTwo() throws IOException, InterruptedException {
        Process run = start(LongArray.class);
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(output).isZero();
        assertThat(output.strip()).isEqualTo("1000000 entries");
    }

    private static Process start(Class<?> program, String... arguments) throws IOException {
        return new ProcessBuilder(Jvm.command(List.of("-Xmx32m", "-Xshare:auto"), program, arguments))
                .redirectErrorStream(true)
                .start();
    }

    /** Reads a JSON array in one line. */
    static final class LongArray {

        private LongArray() {}

        public static void main(String[] args) throws IOException {
            byte[] objects = "{\"level\":\"info\",\"msg\":\"Order 4711 of customer 12 was shipped\",\"n\":[1,2]}, "
                    .repeat(1_000)
                    .getBytes(StandardCharsets.UTF_8);
            InputStream begin = new ByteArrayInputStream(new byte[] {'['});
            InputStream blocks = new SequenceInputStream(new Enumeration<InputStream>() {
                private int left = 1_000;

                @Override
                public boolean hasMoreElements() {
                    return left > 0;
                }

                @Override
                public InputStream nextElement() {
                    left--;
                    return new ByteArrayInputStream(objects);
                }
            });
            InputStream end = new ByteArrayInputStream(new byte[] {']'});
            InputStream all = new SequenceInputStream(begin, new SequenceInputStream(blocks, end));
            long entries = 0;
            try (LogReader reader = LogReader.builder(LogFormat.AUTO).read(all, "array")) {
                for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                    entries += row.get().entry().isPresent() ? 1 : 0;
                }
            }
            System.out.println(entries + " entries");
        }
    }

    /** Reads a table without end, whose second row opens a quote. */
    static final class Unclosed {

        private Unclosed() {}

        public static void main(String[] args) throws IOException {
            InputStream start =
                    new ByteArrayInputStream("source,log_message\nA,x\nB, \"y".getBytes(StandardCharsets.UTF_8));
            InputStream endless = new InputStream() {
                @Override
                public int read() {
                    return 'z';
                }
            };
            try (CsvReader reader = CsvReader.of(new SequenceInputStream(start, endless), "endless")) {
                while (reader.read().isPresent()) {
                    // Row by row to the error.
                }
            } catch (InputException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
