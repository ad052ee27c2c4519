package io.logclf.io.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.io.InputException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How bytes that are not UTF-8 are counted and reported. */
class OtherBytesCountTest {

    private final OtherBytes other = new OtherBytes();

    @Test
    void saysNothingOfText() {
        decode("it works \u00e9\uFFFD\n", 1);
        assertThat(other.isAny()).isFalse();
        assertThat(other.remark()).isEmpty();
    }

    @Test
    void countsALineWithSeveralSuchBytesOnce() {
        decode("a\u0080b\u0081c\nd\n", 4);
        assertThat(other.isAny()).isTrue();
        assertThat(other.remark()).contains("1 line has bytes that are not UTF-8 and stay as they are, in line 4");
    }

    @Test
    void countsEachLineThatHasOne() {
        decode("ok\n\u0080\n\nx\u0081\n\u0082\n", 10);
        assertThat(other.remark())
                .contains("3 lines have bytes that are not UTF-8 and stay as they are, the first in line 11");
    }

    @Test
    void countsPortionsThatAreDecodedOnManyThreads() {
        IntStream.rangeClosed(1, 500).parallel().forEach(line -> decode("\u0080\n", 100 + line));
        assertThat(other.remark())
                .contains("500 lines have bytes that are not UTF-8 and stay as they are, the first in line 101");
    }

    @Test
    void namesTheByteAndHowToConvertTheFile() {
        byte[] bytes = "a\n\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        InputException problem = OtherBytes.problem("logs.csv", 2, bytes, 0, 3, 2, "CSV");
        assertThat(problem)
                .hasMessage("logs.csv:2: byte 0xE9 is not UTF-8; convert the file from the encoding it has,"
                        + " for example: iconv -f ISO-8859-1 -t UTF-8");
        assertThat(problem.fault()).isEqualTo(InputException.Fault.ENCODING);
    }

    @Test
    void takesAFileWithZerosForNoText() {
        byte[] bytes = {0, 'a', (byte) 0xFF, 'b', 0};
        assertThat(OtherBytes.problem("logs.csv", 1, bytes, 0, 5, 2, "CSV"))
                .hasMessage("logs.csv:1: looks like a binary file, expected CSV text in UTF-8;"
                        + " check that it is the right file");
        // Zeros outside of what is looked at do not count.
        assertThat(OtherBytes.problem("logs.csv", 1, bytes, 1, 4, 2, "CSV")).hasMessageContaining("byte 0xFF is not");
    }

    private void decode(String latin, long line) {
        byte[] bytes = latin.chars().allMatch(c -> c < 0x100) && latin.chars().anyMatch(c -> c >= 0x80 && c < 0xA0)
                ? latin.getBytes(StandardCharsets.ISO_8859_1)
                : latin.getBytes(StandardCharsets.UTF_8);
        Portion portion = new Portion(bytes, 0, bytes.length, bytes.length, line, Portion.Shape.FREE, null);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        other.decode(portion, 0, bytes.length, line, out);
        assertThat(out.position()).isPositive();
    }
}
