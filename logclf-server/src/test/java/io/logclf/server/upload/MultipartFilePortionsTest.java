package io.logclf.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.server.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a form come in any portions, end anywhere, and hold anything. */
class MultipartFilePortionsTest {

    private static final long SEED = 8;
    private static final String TYPE = "multipart/form-data; boundary=XyZ";

    @TempDir
    Path folder;

    @Test
    void theFileIsTheSameInWhateverPortionsItComes() throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < 40; round++) {
            byte[] content = content(random);
            byte[] body = form(part("other", "", "x".getBytes(StandardCharsets.UTF_8)), part("file", "a.log", content));
            try (Spool spool = spool()) {
                InputStream portions = inPortions(body, random);
                assertThat(MultipartFile.copy(portions, TYPE, spool)).isEqualTo("a.log");
                assertThat(spool.read().readAllBytes()).as("seed %d", SEED).isEqualTo(content);
            }
        }
    }

    @Test
    void aFormThatEndsEarlyIsRefusedWhereverItEnds() throws IOException {
        byte[] body = form(part("file", "a.log", "one\ntwo\n".getBytes(StandardCharsets.UTF_8)));
        int last = body.length - "--\r\n".length();
        for (int length = 0; length <= last; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            try (Spool spool = spool()) {
                assertThatExceptionOfType(Problem.class)
                        .as("%d bytes", length)
                        .isThrownBy(() -> MultipartFile.copy(new ByteArrayInputStream(cut), TYPE, spool))
                        .withMessageContaining("it ends early or is malformed")
                        .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
            }
        }
    }

    @Test
    void anEmptyFileIsAFile() throws IOException {
        try (Spool spool = spool()) {
            assertThat(copy(form(part("file", "a.log", new byte[0])), spool)).isEqualTo("a.log");
            assertThat(spool.size()).isZero();
        }
    }

    @Test
    void aFileNeedNotHaveAName() throws IOException {
        try (Spool spool = spool()) {
            assertThat(copy(form(part("file", "", new byte[] {'a'})), spool)).isEmpty();
            assertThat(spool.size()).isEqualTo(1);
        }
    }

    @Test
    void otherFieldsAreNotKept() throws IOException {
        byte[] large = new byte[1 << 20];
        try (Spool spool = spool()) {
            byte[] body = form(
                    part("before", "b.bin", large), part("file", "a.log", new byte[] {'a'}), part("FILE", "c", large));
            assertThat(copy(body, spool)).isEqualTo("a.log");
            assertThat(spool.size()).isEqualTo(1);
        }
    }

    @Test
    void aFormWithoutTheFieldTellsHowToSendIt() throws IOException {
        for (List<byte[]> parts : List.of(
                List.<byte[]>of(part("data", "a.log", new byte[] {'a'})),
                List.<byte[]>of(part("File", "a.log", new byte[] {'a'})),
                List.<byte[]>of("\r\n\r\na\r\n".getBytes(StandardCharsets.UTF_8)))) {
            try (Spool spool = spool()) {
                assertThatExceptionOfType(Problem.class)
                        .isThrownBy(() -> copy(form(parts.toArray(byte[][]::new)), spool))
                        .withMessage("the form has no field 'file'; send the CSV in it, for example with curl -F"
                                + " file=@logs.csv");
                assertThat(spool.size()).isZero();
            }
        }
    }

    @Test
    void aFormWithVeryManyFieldsIsRefused() throws IOException {
        byte[][] parts = new byte[10_000][];
        Arrays.fill(parts, part("x", "", new byte[] {'a'}));
        try (Spool spool = spool()) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> copy(form(parts), spool))
                    .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
        }
    }

    @Test
    void whatOnlyLooksLikeABoundaryIsContent() throws IOException {
        byte[] kept = "--Xyz\r\n-XyZ\r\n--Xy\r\n\r\n--xyz--".getBytes(StandardCharsets.UTF_8);
        try (Spool spool = spool()) {
            assertThat(copy(form(part("file", "a.log", kept)), spool)).isEqualTo("a.log");
            assertThat(spool.read().readAllBytes()).isEqualTo(kept);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r",
                "\n",
                "\r\n",
                "\r\n-",
                "\r\n--Xy",
                "\r\n--Xya\r\n--Xy",
                "a\r\r\n--X\r\n--Xy\r",
                "\r\n\r\n--\r\n----XyX",
                "-",
                "--Xy",
                "--Xya",
                "a--XyZ--",
                "\n--Xyz\n",
                "---",
                "----\n-",
                "\n-",
                "--- a/x\n"
            })
    void theFileIsTheSameWhereverTheBodyIsCut(String text) throws IOException {
        byte[] part = text.getBytes(StandardCharsets.UTF_8);
        String form = new String(form(part("file", "a.log", part), part("other", "", part)), StandardCharsets.UTF_8);
        for (String boundary : List.of("XyZ", "----XyZ")) {
            byte[] body = form.replace("--XyZ", "--" + boundary).getBytes(StandardCharsets.UTF_8);
            String content = text.replace("--XyZ", "--" + boundary);
            String type = "multipart/form-data; boundary=" + boundary;
            for (int size = 1; size <= 9; size++) {
                for (int cut = 0; cut < body.length; cut++) {
                    try (Spool spool = spool()) {
                        assertThat(MultipartFile.copy(inThree(body, cut, size), type, spool))
                                .isEqualTo("a.log");
                        assertThat(spool.read())
                                .as("%d bytes from %d on apart", size, cut)
                                .hasBinaryContent(content.getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }

    private Spool spool() throws IOException {
        return Spool.open(Files.createTempFile(folder, "upload-", ".tmp"), () -> {});
    }

    private static String copy(byte[] body, Spool spool) throws IOException {
        return MultipartFile.copy(new ByteArrayInputStream(body), TYPE, spool);
    }

    /** Bytes of all values, with line breaks and the beginnings of boundaries more often than others. */
    private static byte[] content(Random random) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write('a');
        for (int i = random.nextInt(400); i > 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> content.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
                case 1 -> content.writeBytes("\r\n--Xy".getBytes(StandardCharsets.UTF_8));
                case 2 -> content.write('-');
                default -> {
                    // Not the last letter of the boundary, or it would be there.
                    int any = random.nextInt(256);
                    content.write(any == 'Z' ? 'z' : any);
                }
            }
        }
        return content.toByteArray();
    }

    /** A stream that gives a few bytes at a time, as a slow connection does. */
    private static InputStream inPortions(byte[] body, Random random) {
        return new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(9)));
            }
        };
    }

    /** A stream that gives some bytes in the middle by themselves. */
    private static InputStream inThree(byte[] body, int cut, int size) {
        int end = Math.min(cut + size, body.length);
        return new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                int stop = pos < cut ? cut : pos < end ? end : body.length;
                return super.read(bytes, offset, Math.min(length, Math.max(1, stop - pos)));
            }
        };
    }

    private static byte[] part(String field, String file, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        String name = file.isEmpty() ? "" : "; filename=\"" + file + "\"";
        part.writeBytes(("\r\nContent-Disposition: form-data; name=\"" + field + "\"" + name + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    private static byte[] form(byte[]... parts) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            form.writeBytes("--XyZ".getBytes(StandardCharsets.UTF_8));
            form.writeBytes(part);
        }
        form.writeBytes("--XyZ--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }
}
