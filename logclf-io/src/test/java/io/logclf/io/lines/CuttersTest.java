package io.logclf.io.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.input.Limits;
import io.logclf.io.input.Portion;
import io.logclf.io.input.PortionReader;
import io.logclf.io.input.RowCutter;
import io.logclf.io.prefix.Continuations;
import io.logclf.io.prefix.LineFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Entries of several lines, and lines with the directive that holds for them. */
class CuttersTest {

    private static final String TRACE = """
            10:15:02 ERROR it failed
            java.io.IOException: x
            \tat com.acme.Shop.pay(Shop.java:42)
            10:15:03 INFO it works
            10:15:04 ERROR it failed again
            Caused by: y
            """;

    @Test
    void cutsBeforeTheLineThatBeginsAnEntry() throws IOException {
        EntryCutter cutter = cutter(limits(64));
        byte[] bytes = TRACE.getBytes(StandardCharsets.UTF_8);
        assertThat(cutter.scan(bytes, 0, bytes.length, 100)).isEqualTo(bytes.length);
        assertThat(cutter.cut()).isEqualTo(TRACE.indexOf("10:15:04"));
        assertThat(cutter.isOpen()).isTrue();
        cutter.close();
        assertThat(cutter.cut()).isEqualTo(bytes.length);
        assertThat(cutter.isOpen()).isFalse();
    }

    @Test
    void cutsTheSameInBuffersOfAnySize() throws IOException {
        for (int size = 1; size < 60; size++) {
            StringBuilder joined = new StringBuilder();
            for (Portion portion : read(TRACE, limits(size), CuttersTest::cutter)) {
                String rows = text(portion);
                // No portion ends inside of an entry.
                assertThat(rows)
                        .startsWith("10:15:0")
                        .doesNotEndWith("it failed\n")
                        .doesNotEndWith("again\n");
                assertThat(portion.line())
                        .isEqualTo(1 + joined.chars().filter(c -> c == '\n').count());
                joined.append(rows);
            }
            assertThat(joined).hasToString(TRACE);
        }
    }

    @Test
    void stopsBehindTheLineThatShowsThatTheRowsAreComplete() {
        EntryCutter cutter = cutter(limits(64));
        byte[] bytes = TRACE.getBytes(StandardCharsets.UTF_8);
        assertThat(cutter.scan(bytes, 0, bytes.length, 1)).isEqualTo(TRACE.indexOf("10:15:04"));
        assertThat(cutter.cut()).isEqualTo(TRACE.indexOf("10:15:03"));
        assertThat(cutter.isOpen()).isTrue();
        assertThat(cutter.scan(bytes, TRACE.indexOf("10:15:04"), bytes.length, 1))
                .as("there is a row already")
                .isEqualTo(TRACE.indexOf("10:15:04"));
    }

    @Test
    void anEntryStaysOpenUpToTheLongestAndIsClosedBeyond() {
        String first = "10:15:02 ERROR it failed\n";
        for (int more : new int[] {0, 1}) {
            EntryCutter cutter = cutter(new Limits(8, 40, 80, 16));
            byte[] bytes = (first + "\tat " + "x".repeat(40 - first.length() - 5 + more) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(bytes).hasSize(40 + more);
            assertThat(cutter.scan(bytes, 0, bytes.length, 9)).isEqualTo(bytes.length);
            assertThat(cutter.isOpen()).isEqualTo(more == 0);
            assertThat(cutter.cut()).isEqualTo(more == 0 ? 0 : bytes.length);
            assertThat(cutter.problem()).isNull();
        }
    }

    @Test
    void aLineMayBeAsLongAsAnEntryAndNoLonger() {
        for (int more : new int[] {0, 1}) {
            EntryCutter cutter = cutter(new Limits(8, 40, 80, 16));
            byte[] bytes = ("x".repeat(39 + more) + "\n").getBytes(StandardCharsets.UTF_8);
            cutter.scan(bytes, 0, bytes.length, 9);
            assertThat(cutter.problem() == null).isEqualTo(more == 0);
        }
    }

    @Test
    void handsOutALastLineWithoutItsEnd() throws IOException {
        String text = "10:15:02 ERROR it failed\n\tat com.acme.Shop";
        assertThat(read(text, limits(16), CuttersTest::cutter))
                .extracting(CuttersTest::text)
                .containsExactly(text);
    }

    @Test
    void endsAnEntryThatIsTooLong() throws IOException {
        Limits limits = new Limits(8, 40, 80, 16);
        String text = "10:15:02 ERROR it failed\n" + "\tat c.e.Shop.pay\n".repeat(6);
        List<Portion> portions = read(text, limits, CuttersTest::cutter);
        assertThat(portions)
                .hasSizeGreaterThan(1)
                .allSatisfy(portion -> assertThat(portion.problem()).isNull());
        StringBuilder joined = new StringBuilder();
        portions.forEach(portion -> joined.append(text(portion)));
        assertThat(joined).hasToString(text);
    }

    @Test
    void refusesALineThatIsTooLongBehindTheEntriesBefore() throws IOException {
        Limits limits = new Limits(8, 40, 80, 16);
        String text = "10:15:02 INFO it works\n\tat x\n" + "x".repeat(100) + "\n";
        List<Portion> portions = read(text, limits, CuttersTest::cutter);
        assertThat(text(portions.get(0))).isEqualTo("10:15:02 INFO it works\n\tat x\n");
        assertThat(portions.get(portions.size() - 1).problem())
                .hasMessageStartingWith("logs:3: the line is longer than");
    }

    @Test
    void givesEachPortionTheDirectiveThatHoldsAtItsBeginning() throws IOException {
        String text = "#Version: 1.0\n#Fields: a b\n1 2\n3 4\n#Fields: c\r\n5\n#Date: x\n6\n";
        for (int size = 1; size < 70; size++) {
            StringBuilder joined = new StringBuilder();
            for (Portion portion : read(text, limits(size), limits -> new W3cCutter("logs", limits))) {
                assertThat(portion.context()).as("buffer of %s", size).isEqualTo(directive(joined.toString()));
                joined.append(text(portion));
            }
            assertThat(joined).hasToString(text);
        }
    }

    /** The last directive in a text. */
    private static String directive(String text) {
        return text.lines().filter(line -> line.startsWith("#Fields:")).reduce("", (first, second) -> second);
    }

    private static EntryCutter cutter(Limits limits) {
        return new EntryCutter("logs", limits, new Continuations(LineFormat.LOGBACK));
    }

    private static Limits limits(int bufferBytes) {
        return new Limits(64, 1_000, 4_000, bufferBytes);
    }

    private static List<Portion> read(String text, Limits limits, Function<Limits, RowCutter> cutter)
            throws IOException {
        List<Portion> portions = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (PortionReader reader =
                new PortionReader("logs", new PatientInput(bytes), cutter.apply(limits), limits, false)) {
            for (Portion portion = reader.next(); portion != null; portion = reader.next()) {
                portions.add(portion);
            }
        }
        return portions;
    }

    private static String text(Portion portion) {
        return new String(portion.bytes(), portion.start(), portion.end() - portion.start(), StandardCharsets.UTF_8);
    }

    /** Never pauses: at its end, it says that there is more. */
    private static final class PatientInput extends ByteArrayInputStream {

        PatientInput(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int available() {
            return Math.max(1, super.available());
        }
    }
}
