package io.logclf.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.logclf.api.ClassificationPipeline;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.RuleSet;
import io.logclf.server.LogServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent as a body to the path and as the type that the first line says, the server answers, and never that it failed. */
class HttpBodyFuzzTest {

    @TempDir
    static Path spools;

    private static LogServer server;

    @BeforeAll
    static void start() throws IOException {
        server = LogServer.builder(listener -> ClassificationPipeline.builder()
                        .stage(
                                "regex",
                                RegexClassifier.of(
                                        RuleSet.parse("- {id: a, label: Failure, pattern: failed}", "rules")))
                        .listener(listener)
                        .build())
                .port(0)
                .spoolParent(spools)
                .build()
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @FuzzTest
    @DictionaryEntries({
        "/classify/ multipart/form-data; boundary=b",
        "/v1/classify application/json",
        "/v1/classify text/csv",
        "/v1/classify application/x-ndjson",
        "/v1/classify text/plain",
        "?format=",
        "?lenient=true",
        "--b--",
        "log_message"
    })
    void isAnswered(byte[] data) throws IOException {
        FuzzInput input = FuzzInput.of(data);
        if (!input.how().matches("/[\\x21-\\x7e]* [\\x20-\\x7e]*")) {
            return;
        }
        String[] pathAndType = input.how().split(" ", 2);
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + pathAndType[0] + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                            + pathAndType[1] + "\r\nContent-Length: " + input.rest().length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(input.rest());
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)HTTP/1\\.1 [234]\\d\\d .*\r\n\r\n.*");
        }
    }

    @Test
    void holdsForChangedInputs() throws IOException {
        ChangedInputs.check(getClass(), this::isAnswered);
    }
}
