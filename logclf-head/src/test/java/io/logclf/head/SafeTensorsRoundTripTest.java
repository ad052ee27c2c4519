package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tensors of any size through a file, and files that something has happened to. */
class SafeTensorsRoundTripTest {

    private static final long SEED = 12;
    private static final Path FILE = Path.of("some.safetensors");

    @Test
    void tensorsOfAnySizeAreReadBackToTheLastBit() {
        Random random = new Random(SEED);
        for (int i = 0; i < 50; i++) {
            int rows = 1 + random.nextInt(9);
            int columns = 1 + random.nextInt(9);
            float[] floats = new float[rows * columns];
            for (int j = 0; j < floats.length; j++) {
                floats[j] = (float) random.nextGaussian();
            }
            int[] ints = random.ints(random.nextInt(20)).toArray();
            byte[] bytes = new byte[rows * columns];
            random.nextBytes(bytes);
            SafeTensors read = SafeTensors.of(
                    FILE,
                    SafeTensors.writer()
                            .floats("floats", rows, columns, floats)
                            .ints("ints", ints)
                            .bytes("bytes", rows, columns, bytes)
                            .toBytes());
            assertThat(read.floats("floats", rows, columns))
                    .as("seed %d, %d", SEED, i)
                    .isEqualTo(floats);
            assertThat(read.ints("ints", ints.length)).isEqualTo(ints);
            assertThat(read.bytes("bytes", rows, columns)).isEqualTo(bytes);
        }
    }

    @Test
    void fileWithoutTensorsIsOne() {
        SafeTensors read = SafeTensors.of(FILE, SafeTensors.writer().toBytes());
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> read.floats("a", 1, 1))
                .withMessage("some.safetensors: needs a tensor 'a'");
    }

    @Test
    void aSizeThatTheFileCannotHaveIsRefusedWithoutRoomForIt() {
        SafeTensors read = SafeTensors.of(
                FILE,
                SafeTensors.writer()
                        .floats("floats", new float[1])
                        .ints("ints", new int[1])
                        .bytes("bytes", 1, 1, new byte[1])
                        .toBytes());
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> read.ints("ints", Integer.MAX_VALUE))
                .withMessageContaining("'ints' must have 1 x 2147483647 values");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> read.floats("floats", 100_000, 100_000))
                .withMessageContaining("'floats' must have 100000 x 100000 values");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> read.bytes("bytes", 100_000, 100_000))
                .withMessageContaining("'bytes' must have 100000 x 100000 values");
    }

    @Test
    void emptyTensorsAreReadBack() {
        SafeTensors read = SafeTensors.of(
                FILE,
                SafeTensors.writer()
                        .floats("none", new float[0])
                        .ints("zero", new int[0])
                        .floats("one", new float[] {1})
                        .bytes("rows", 0, 3, new byte[0])
                        .toBytes());
        assertThat(read.floats("none", 1, 0)).isEmpty();
        assertThat(read.ints("zero", 0)).isEmpty();
        assertThat(read.floats("one", 1, 1)).containsExactly(1);
        assertThat(read.bytes("rows", 0, 3)).isEmpty();
    }

    @Test
    void namesMayHoldAnything() {
        String[] names = {"a \"b\"\\", "line\nbreak", "\u65e5\u672c", "\ud83d\udd25", "", "__proto__"};
        SafeTensors.Writer writer = SafeTensors.writer();
        for (int i = 0; i < names.length; i++) {
            writer.floats(names[i], new float[] {i});
        }
        SafeTensors read = SafeTensors.of(FILE, writer.toBytes());
        for (int i = 0; i < names.length; i++) {
            assertThat(read.floats(names[i], 1, 1)).as(names[i]).containsExactly(i);
        }
    }

    @Test
    void valuesReadAreCopies() {
        SafeTensors read = SafeTensors.of(FILE, sample());
        Arrays.fill(read.floats("floats", 2, 2), 9);
        Arrays.fill(read.ints("ints", 2), 9);
        Arrays.fill(read.bytes("bytes", 1, 3), (byte) 9);
        assertThat(read.floats("floats", 2, 2)).containsExactly(1, -2, 3, 0.25f);
        assertThat(read.ints("ints", 2)).containsExactly(Integer.MIN_VALUE, 7);
        assertThat(read.bytes("bytes", 1, 3)).containsExactly(1, -1, 0);
    }

    @Test
    void sameTensorsGiveTheSameBytesAgainAndAgain() {
        SafeTensors.Writer writer = SafeTensors.writer().floats("a", new float[] {1, 2});
        assertThat(writer.toBytes()).isEqualTo(writer.toBytes());
        assertThat(sample()).isEqualTo(sample());
    }

    @Test
    void fileCutAnywhereIsRefusedByName() {
        byte[] whole = sample();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(ModelException.class)
                    .as("cut after %d of %d bytes", length, whole.length)
                    .isThrownBy(() -> SafeTensors.of(FILE, cut))
                    .withMessageStartingWith("some.safetensors: ");
        }
    }

    @Test
    void aWrongByteInTheHeaderIsRefusedOrChangesNoMoreThanAName() {
        byte[] whole = sample();
        for (int at = 0; at < whole.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] wrong = whole.clone();
                wrong[at] ^= (byte) (1 << bit);
                try {
                    SafeTensors read = SafeTensors.of(FILE, wrong);
                    assertThat(read.ints("ints", 2)).hasSize(2);
                } catch (ModelException e) {
                    assertThat(e).hasMessageStartingWith("some.safetensors: ");
                }
            }
        }
    }

    @Test
    void allThreadsReadTheSame() {
        SafeTensors read = SafeTensors.of(FILE, sample());
        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .filter(i -> read.ints("ints", 2)[1] != 7 || read.floats("floats", 2, 2)[3] != 0.25f))
                .isEmpty();
    }

    private static byte[] sample() {
        return SafeTensors.writer()
                .floats("floats", 2, 2, new float[] {1, -2, 3, 0.25f})
                .ints("ints", new int[] {Integer.MIN_VALUE, 7})
                .bytes("bytes", 1, 3, new byte[] {1, -1, 0})
                .toBytes();
    }

    @Test
    void aFileWithoutTensorsHasNone() {
        byte[] content = ByteBuffer.allocate(Long.BYTES + 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(2)
                .put("{}".getBytes(StandardCharsets.UTF_8))
                .array();
        SafeTensors read = SafeTensors.of(Path.of("empty"), content);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> read.floats("a", 1, 1))
                .withMessage("empty: needs a tensor 'a'");
    }

    @Test
    void aTensorMayHaveAsManyRowsOrColumnsAsThereAreBytes() {
        byte[] values = {1, 2, 3, 4, 5, 6, 7, 8};
        Path file = Path.of("bytes");
        assertThat(SafeTensors.of(
                                file,
                                SafeTensors.writer().bytes("a", 8, 1, values).toBytes())
                        .bytes("a", 8, 1))
                .isEqualTo(values);
        assertThat(SafeTensors.of(
                                file,
                                SafeTensors.writer().bytes("a", 1, 8, values).toBytes())
                        .bytes("a", 1, 8))
                .isEqualTo(values);
    }

    @Test
    void theLargestValueIsReadAndTheNextIsRefused() {
        float most = 1e12f;
        assertThat(reread(most)).containsExactly(most);
        assertThat(reread(-most)).containsExactly(-most);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> reread(Math.nextUp(most)))
                .withMessageContaining("in row 0, column 0");
    }

    private static float[] reread(float value) {
        return SafeTensors.of(
                        Path.of("one"),
                        SafeTensors.writer().floats("a", new float[] {value}).toBytes())
                .floats("a", 1, 1);
    }
}
