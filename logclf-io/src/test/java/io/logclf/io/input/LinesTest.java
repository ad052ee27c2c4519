package io.logclf.io.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void givesEachLineWithItsNumberAndItsBreak() {
        assertThat(lines("one\n\ntwo\r\nthree", 7)).containsExactly("7:one\n", "8:\n", "9:two\r\n", "10:three");
        assertThat(lines("one\n", 1)).containsExactly("1:one\n");
        assertThat(lines("", 1)).isEmpty();
        assertThat(lines("\r", 1)).containsExactly("1:\r");
    }

    @Test
    void leavesOutWhatIsBehindTheRows() {
        byte[] bytes = "xxone\ntwo\nrest".getBytes(StandardCharsets.UTF_8);
        Portion portion = new Portion(bytes, 2, 10, bytes.length, 3, Portion.Shape.FREE, null);
        assertThat(lines(portion)).containsExactly("3:one\n", "4:two\n");
    }

    @Test
    void agreesWithThePortionOnLineNumbers() {
        byte[] bytes = "a\nbb\n\nccc\n".getBytes(StandardCharsets.UTF_8);
        Portion portion = new Portion(bytes, 0, bytes.length, bytes.length, 5, Portion.Shape.FREE, null);
        new Lines(portion).forEach((line, start, end) -> {
            assertThat(portion.lineAt(start)).isEqualTo(line);
            assertThat(portion.lineAt(end - 1)).isEqualTo(line);
        });
        assertThat(portion.breaks(0, bytes.length)).isEqualTo(4);
        assertThat(portion.rest(2, 6).lineAt(5)).isEqualTo(7);
        assertThat(portion.part(2, 5, 6).size()).isEqualTo(3);
    }

    private static List<String> lines(String text, long first) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return lines(new Portion(bytes, 0, bytes.length, bytes.length, first, Portion.Shape.FREE, null));
    }

    private static List<String> lines(Portion portion) {
        List<String> lines = new ArrayList<>();
        new Lines(portion)
                .forEach((line, start, end) -> lines.add(
                        line + ":" + new String(portion.bytes(), start, end - start, StandardCharsets.UTF_8)));
        return lines;
    }
}
