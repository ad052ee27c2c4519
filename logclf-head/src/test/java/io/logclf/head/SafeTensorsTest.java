package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {

    private static final Path FILE = Path.of("some.safetensors");

    @Test
    void layoutIsThatOfTheFormat() {
        byte[] content = writer().toBytes();
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        assertThat((Long.BYTES + length) % 8).isZero();
        String header = new String(content, Long.BYTES, length, StandardCharsets.UTF_8);
        JsonObject expected = JsonParser.parseString("{\"matrix\": {\"dtype\": \"F32\", \"shape\": [2, 3],"
                        + " \"data_offsets\": [0, 24]}, \"vector\": {\"dtype\": \"F32\", \"shape\": [1],"
                        + " \"data_offsets\": [24, 28]}}")
                .getAsJsonObject();
        assertThat(JsonParser.parseString(header)).isEqualTo(expected);
        assertThat(header).startsWith("{").matches("(?s).*} *");
        assertThat(content).hasSize(Long.BYTES + length + 28);
        bytes.position(Long.BYTES + length);
        for (float value : new float[] {1, 2, 3, -4, 0.5f, Float.MIN_VALUE, 7}) {
            assertThat(bytes.getFloat()).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "éa", "日本", "🔥", "a🔥漢ü", ""})
    void valuesBeginAtAMultipleOfEightWhateverTheNames(String name) {
        byte[] content = SafeTensors.writer().floats(name, new float[] {1}).toBytes();
        long length = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat((Long.BYTES + length) % 8).isZero();
        assertThat(content[(int) length])
                .as("less than eight spaces fill it up")
                .isNotEqualTo((byte) ' ');
        assertThat(content).hasSize((int) (Long.BYTES + length + Float.BYTES));
        assertThat(SafeTensors.of(FILE, content).floats(name, 1, 1)).containsExactly(1);
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        SafeTensors.Writer writer = SafeTensors.writer().floats("a", new float[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.floats("a", new float[] {2}))
                .withMessage("name must be new, and not '__metadata__': 'a'");
        assertThatIllegalArgumentException().isThrownBy(() -> writer.ints("a", new int[] {2}));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.bytes("__metadata__", 1, 1, new byte[1]));
        assertThat(SafeTensors.of(FILE, writer.toBytes()).floats("a", 1, 1)).containsExactly(1);
    }

    @Test
    void valuesThatDoNotFitTheirShapeAreRefused() {
        SafeTensors.Writer writer = SafeTensors.writer();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.floats("a", 2, 3, new float[5]))
                .withMessage("tensor 'a' of shape [2,3] has 5 values");
        assertThatIllegalArgumentException().isThrownBy(() -> writer.bytes("b", 1, 2, new byte[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.bytes("c", 1 << 16, 1 << 16, new byte[0]));
    }

    @Test
    void ownBytesAreReadBack() {
        SafeTensors read = SafeTensors.of(FILE, writer().toBytes());
        assertThat(read.floats("matrix", 2, 3)).containsExactly(1, 2, 3, -4, 0.5f, Float.MIN_VALUE);
        assertThat(read.floats("vector", 1, 1)).containsExactly(7);
    }

    @Test
    void integersOfBothSizesAreReadBack() {
        SafeTensors read = SafeTensors.of(
                FILE,
                SafeTensors.writer()
                        .ints("ints", new int[] {1, -2, Integer.MAX_VALUE})
                        .bytes("bytes", 1, 3, new byte[] {-128, 0, 127})
                        .toBytes());
        assertThat(read.ints("ints", 3)).containsExactly(1, -2, Integer.MAX_VALUE);
        assertThat(read.bytes("bytes", 1, 3)).containsExactly(-128, 0, 127);
    }

    @Test
    void valueThatIsNoNumberIsRefusedWithItsPlace() {
        SafeTensors read = read(header("F32", "[1,2]", "[0,8]"), 1, Float.NaN);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> read.floats("a", 1, 2))
                .withMessage(FILE + ": tensor 'a' has NaN in row 0, column 1");
    }

    @Test
    void valuesWhoseSumsWouldBeInfiniteAreRefused() {
        for (float value : new float[] {3.4e38f, -1e13f, Float.POSITIVE_INFINITY}) {
            SafeTensors read = read(header("F32", "[1,2]", "[0,8]"), 1, value);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> read.floats("a", 1, 2))
                    .withMessage(FILE + ": tensor 'a' has " + value + " in row 0, column 1");
        }
    }

    @Test
    void tensorsOverTheSameBytesAreRefused() {
        for (String other : new String[] {"[0,8]", "[0,4]", "[4,8]"}) {
            String shape = other.equals("[0,8]") ? "[2]" : "[1]";
            String two = header("F32", "[1,2]", "[0,8]")
                    .replaceFirst(
                            "}$", ",\"b\":{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":" + other + "}}");
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> read(two, 1, 2))
                    .withMessage(FILE + ": tensors 'a' and 'b' share bytes");
        }
    }

    @Test
    void metadataAndOrderOfOtherWritersAreUnderstood() {
        SafeTensors read = read(
                "{\"b\":{\"shape\":[1],\"data_offsets\":[4,8],\"dtype\":\"F32\"},"
                        + "\"__metadata__\":{\"format\":\"pt\"},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]}}",
                1,
                2);
        assertThat(read.floats("a", 1, 1)).containsExactly(1);
        assertThat(read.floats("b", 1, 1)).containsExactly(2);
    }

    @Test
    void otherTypesAreRefused() {
        for (String type : new String[] {"F16", "F64", "U8", "f32"}) {
            assertRefused(header(type, "[1]", "[0,4]"), "tensor 'a' must have the type F32, I32 or I8: " + type);
        }
        SafeTensors read = read(header("I32", "[1]", "[0,4]"), 1);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> read.floats("a", 1, 1))
                .withMessage(FILE + ": tensor 'a' must have the type F32: I32");
    }

    @Test
    void placesBeyondTheEndAreRefused() {
        assertRefused(header("F32", "[3]", "[0,12]"), "is cut short: tensor 'a' ends at 12 of 8 bytes");
        assertRefused(header("F32", "[1]", "[8,12]"), "is cut short: tensor 'a' ends at 12 of 8 bytes");
        assertRefused(header("F32", "[1]", "[4,9223372036854775807]"), "is cut short");
    }

    @Test
    void shapesThatDoNotFitTheirPlacesAreRefused() {
        assertRefused(header("F32", "[1]", "[0,8]"), "tensor 'a' of 1 x 1 values does not fit its 8 bytes");
        assertRefused(header("F32", "[2]", "[8,0]"), "does not fit its -8 bytes");
        assertRefused(header("F32", "[4611686018427387904,4]", "[0,0]"), "does not fit");
        assertRefused(header("F32", "[1,1,1]", "[0,4]"), "one or two dimensions");
        assertRefused(header("F32", "[]", "[0,4]"), "one or two dimensions");
        assertRefused(header("F32", "[1]", "[0]"), "two offsets");
        assertRefused(header("F32", "[-1]", "[0,4]"), "'shape' must be a whole number: -1");
        assertRefused(header("F32", "[1.5]", "[0,4]"), "'shape' must be a whole number: 1.5");
    }

    @Test
    void headersThatAreNoneAreRefused() {
        assertRefused("[]", "must be a JSON object");
        assertRefused("{\"a\":1}", "'a' must be an object");
        assertRefused("{\"a\":", "is no valid JSON");
        assertRefused("{\"a\":{}}", "'dtype'");
        for (long length : new long[] {-1, 0, 1, 9, Long.MAX_VALUE}) {
            byte[] content = ByteBuffer.allocate(16)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(length)
                    .array();
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> SafeTensors.of(FILE, content))
                    .withMessage("some.safetensors: is no safetensors file, or cut short: 16 bytes");
        }
    }

    @Test
    void missingTensorIsRefused() {
        SafeTensors read = SafeTensors.of(FILE, writer().toBytes());
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> read.floats("bias", 1, 1))
                .withMessage("some.safetensors: needs a tensor 'bias'");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> read.floats("matrix", 3, 2))
                .withMessageContaining("must have 3 x 2 values to fit the JSON file: 2 x 3");
    }

    private static SafeTensors.Writer writer() {
        return SafeTensors.writer()
                .floats("matrix", 2, 3, new float[] {1, 2, 3, -4, 0.5f, Float.MIN_VALUE})
                .floats("vector", new float[] {7});
    }

    private static String header(String type, String shape, String offsets) {
        return "{\"a\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}";
    }

    private static void assertRefused(String header, String message) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> read(header, 1, 2))
                .withMessageStartingWith(FILE + ": ")
                .withMessageContaining(message);
    }

    private static SafeTensors read(String header, float... values) {
        byte[] head = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + head.length + Float.BYTES * values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(head.length)
                .put(head);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return SafeTensors.of(FILE, bytes.array());
    }
}
