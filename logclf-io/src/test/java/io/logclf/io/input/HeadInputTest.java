package io.logclf.io.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.io.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadInputTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\n", "a\nb", "\uFEFFa\nb\n", "caf\u00e9\n\uD83D\uDE00"})
    void readsTheHeadAgain(String text) throws IOException {
        HeadInput in = head(text);
        assertThat(new String(in.head(), StandardCharsets.UTF_8)).isEqualTo(text);
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text);
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void readsOnBehindTheHead() throws IOException {
        String text = "0123456789\n".repeat(50_000);
        HeadInput in = head(text);
        assertThat(in.head().length).isLessThan(text.length());
        assertThat(in.available()).isPositive();
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void readsTheHeadInPiecesOfAnySize() throws IOException {
        String text = "one\ntwo\nthree\n";
        for (int size = 1; size < 9; size++) {
            HeadInput in = head(text);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] piece = new byte[size];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                all.write(piece, 0, count);
            }
            assertThat(all.toString(StandardCharsets.UTF_8)).isEqualTo(text);
        }
    }

    @Test
    void looksAtAnInputOnce() throws IOException {
        HeadInput in = head("a\nb\n");
        assertThat(HeadInput.of(in, "other")).isSameAs(in);
        assertThat(TextInput.of(in, "other")).isSameAs(in.rest());
    }

    @Test
    void givesCompleteLinesThatAreNotEmpty() throws IOException {
        assertThat(head("one\n\ntwo\r\n\r\nthree\nfou").lines()).containsExactly("one", "two", "three");
        assertThat(head("one").lines()).containsExactly("one");
        assertThat(head("").lines()).isEmpty();
        assertThat(head("\n\n").lines()).isEmpty();
        assertThat(head(" \n").lines()).containsExactly(" ");
    }

    @Test
    void givesNoMoreThanTwoHundredLines() throws IOException {
        assertThat(head("a\n".repeat(1_000)).lines()).hasSize(200);
        assertThat(head("a\n".repeat(200)).lines()).hasSize(200);
        assertThat(head("a\n".repeat(199)).lines()).hasSize(199);
    }

    @Test
    void givesAFirstLineThatIsCutOff() throws IOException {
        HeadInput in = head("x".repeat(300_000) + "\nb\n");
        assertThat(in.lines()).hasSize(1);
        assertThat(in.lines().get(0)).hasSameSizeAs(in.text()).startsWith("xxx");
        assertThat(in.text().length()).isBetween(1 << 17, 300_000);
    }

    @Test
    void leavesAMarkOutOfTheText() throws IOException {
        HeadInput in = head("\uFEFFa,b\n\uFEFFc\n");
        assertThat(in.text()).isEqualTo("a,b\n\uFEFFc\n");
        assertThat(in.lines()).containsExactly("a,b", "\uFEFFc");
    }

    @Test
    void waitsForTheFirstLineOnly() throws IOException {
        PipedOutputStream writer = new PipedOutputStream();
        try (InputStream pipe = new PipedInputStream(writer)) {
            writer.write("it works\nand mo".getBytes(StandardCharsets.UTF_8));
            // Blocks for ever if it waits for more.
            HeadInput in = HeadInput.of(pipe, "logs");
            assertThat(in.lines()).containsExactly("it works");
            writer.write("re\n".getBytes(StandardCharsets.UTF_8));
            writer.close();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("it works\nand more\n");
        }
    }

    @Test
    void throwsAProblemOnlyBehindAllThatCameBefore() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("it works".getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() - 1);
        HeadInput in = HeadInput.of(new ByteArrayInputStream(cut), "logs");
        assertThat(in.lines()).containsExactly("it works");
        for (char c : "it works".toCharArray()) {
            assertThat(in.read()).isEqualTo(c);
        }
        assertThatThrownBy(in::read).isInstanceOf(InputException.class).hasMessageContaining("is cut off");
        assertThatThrownBy(in::read).isInstanceOf(InputException.class).hasMessageContaining("is cut off");
    }

    private static HeadInput head(String text) throws IOException {
        return HeadInput.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "logs");
    }
}
