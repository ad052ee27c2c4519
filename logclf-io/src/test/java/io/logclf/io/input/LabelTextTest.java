package io.logclf.io.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LabelTextTest {

    @Test
    void appendsTextAndBytesInOrder() throws IOException {
        LabelText text = new LabelText();
        text.append("caf\u00e9").append(',').append((byte) 'x').append("\uD83D\uDE00");
        text.append("abcdef".getBytes(StandardCharsets.UTF_8), 2, 4);
        assertThat(text.size()).isEqualTo(5 + 1 + 1 + 4 + 2);
        assertThat(written(text)).isEqualTo("caf\u00e9,x\uD83D\uDE00cd".getBytes(StandardCharsets.UTF_8));
        assertThat(text.size()).isZero();
    }

    @Test
    void growsFromNothing() throws IOException {
        LabelText text = new LabelText(0);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append("line ").append((char) ('0' + i % 10)).append('\n');
            expected.append("line ").append(i % 10).append('\n');
        }
        assertThat(new String(written(text), StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    }

    @Test
    void isUsedAgainWhenWritten() throws IOException {
        LabelText text = new LabelText(4);
        text.append("first");
        assertThat(written(text)).hasSize(5);
        text.append("b");
        assertThat(written(text)).containsExactly('b');
        assertThat(written(text)).isEmpty();
    }

    @Test
    void keepsItsTextIfWritingFails() throws IOException {
        LabelText text = new LabelText().append("it works");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertThatThrownBy(() -> text.writeTo(full)).hasMessage("disk full");
        assertThat(new String(written(text), StandardCharsets.UTF_8)).isEqualTo("it works");
    }

    @Test
    void turnsSurrogatesBackIntoBytesOnlyIfItIsTold() throws IOException {
        LabelText kept = new LabelText();
        kept.keepOtherBytes();
        kept.append("a\uDCFFb");
        assertThat(written(kept)).containsExactly('a', 0xFF, 'b');
        assertThat(written(new LabelText().append("a\uDCFFb"))).containsExactly('a', '?', 'b');
    }

    private static byte[] written(LabelText text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text.writeTo(out);
        return out.toByteArray();
    }
}
