package io.logclf.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartFileTest {

    private static final String TYPE = "multipart/form-data; boundary=b";

    @TempDir
    Path folder;

    @Test
    void copiesTheFile() throws IOException {
        try (Spool spool = spool()) {
            assertThat(MultipartFile.copy(body(part("file", "logs.csv", "a,b\n1,2\n")), TYPE, spool))
                    .isEqualTo("logs.csv");
            assertThat(spool.read()).hasContent("a,b\n1,2\n");
        }
    }

    @Test
    void refusesTwoFiles() throws IOException {
        try (Spool spool = spool()) {
            String body = part("file", "a.csv", "a\n") + part("file", "b.csv", "b\n");
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> MultipartFile.copy(body(body), TYPE, spool))
                    .satisfies(problem -> assertThat(problem.status()).isEqualTo(400))
                    .withMessageContaining("'file' twice");
        }
    }

    @Test
    void losesNothingWhereAFileCannotBeStored() throws IOException {
        Spool spool = spool();
        spool.close(); // From now on, writing fails, as it does on a full disk.
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> MultipartFile.copy(body(part("file", "logs.csv", "a,b\n1,2\n")), TYPE, spool))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(507))
                .withMessageContaining("could not store the upload");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> body("{}").transferTo(spool.out()))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(507));
    }

    private Spool spool() throws IOException {
        return Spool.open(Files.createTempFile(folder, "upload-", ".tmp"), () -> {});
    }

    private static String part(String field, String file, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + file + "\"\r\n\r\n"
                + content + "\r\n";
    }

    private static InputStream body(String parts) {
        return new ByteArrayInputStream((parts + "--b--\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
