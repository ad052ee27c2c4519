package io.logclf.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.server.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void findsTheFieldWhateverStandsBeforeItsName() throws IOException {
        String longName = "n\\\"; name=x;".repeat(700);
        for (String disposition : List.of(
                "form-data; filename=\"" + longName + "\"; name=\"file\"",
                "form-data; filename=\"" + "n".repeat(7_000) + "\"; name=\"file\"",
                "form-data; x; filename=" + "n".repeat(7_000) + ";name=file",
                "form-data; FileName = \"a\"; NAME = \"file\"",
                "form-data; name*=UTF-8''other; name=file ; filename=a")) {
            try (Spool spool = spool()) {
                String part = "--b\r\nContent-Disposition: " + disposition + "\r\n\r\na,b\r\n";
                MultipartFile.copy(body(part), TYPE, spool);
                assertThat(spool.read()).as(disposition).hasContent("a,b");
            }
        }
        try (Spool spool = spool()) {
            String part =
                    "--b\r\nContent-Disposition: form-data; filename=\"a\\\"; name=\\\\b.csv\"; name=file\r\n\r\na\r\n";
            assertThat(MultipartFile.copy(body(part), TYPE, spool)).isEqualTo("a\"; name=\\b.csv");
        }
    }

    @Test
    void takesTheBoundaryWhateverStandsBesideItAndRefusesATypeWithoutOne() throws IOException {
        String part = part("file", "logs.csv", "a\n");
        for (String type : List.of(
                "multipart/form-data; boundary=\"b\"",
                "multipart/form-data; Boundary = b ; x=\"",
                "multipart/form-data; charset=\"utf-8\\\"; boundary=x\"; boundary=b",
                "multipart/form-data; x; boundary=\"b")) {
            try (Spool spool = spool()) {
                assertThat(MultipartFile.copy(body(part), type, spool)).as(type).isEqualTo("logs.csv");
            }
        }
        for (String type : List.of(
                "multipart/form-data",
                "multipart/form-data; boundary",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data; bound\";/v/classify/ multipart/form-data; boundary=\"",
                "multipart/form-data; x=\"; boundary=b",
                "multipart/form-data; boundary=b,failed",
                "multipart/form-data; boundary=\u0000\u20ac",
                "multipart/form-data; boundary=" + "b".repeat(10_000))) {
            try (Spool spool = spool()) {
                assertThatExceptionOfType(Problem.class)
                        .as(type)
                        .isThrownBy(() -> MultipartFile.copy(body(part), type, spool))
                        .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
            }
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
