package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.head.ModelException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerOutputsTest {

    private static final byte[] MODEL = {1, 2, 3};

    @Test
    void outputsStandBehindTheModelAsMessagesWithinMessages() {
        byte[] added = LayerOutputs.add(MODEL, List.of("ab"));
        // Field 7 with 6 bytes; in it field 12 with 4; in that field 1 with the name.
        assertThat(added).containsExactly(1, 2, 3, 7 << 3 | 2, 6, 12 << 3 | 2, 4, 1 << 3 | 2, 2, 'a', 'b');
    }

    @Test
    void aLongNameHasALengthOfTwoBytes() {
        String name = "n".repeat(300);
        byte[] added = LayerOutputs.add(MODEL, List.of(name));
        int begin = added.length - name.length();
        assertThat(new String(added, begin, name.length(), StandardCharsets.UTF_8))
                .isEqualTo(name);
        assertThat(Arrays.copyOfRange(added, begin - 2, begin)).containsExactly(300 % 128 | 128, 300 / 128);
    }

    @Test
    void noNamesLeaveTheModelAsItIs() {
        assertThat(LayerOutputs.add(MODEL, List.of())).isEqualTo(MODEL);
    }

    @Test
    void aLayerThatIsNotThereIsRefused() {
        byte[] onnx = new PackagedEncoder(OnnxTextEncoder.Precision.INT8, EncoderSettings.MINI_LM).onnx();
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> OnnxModel.of(onnx, "small.onnx", List.of(7)))
                .withMessageContaining("small.onnx: cannot be loaded as an ONNX model");
    }
}
