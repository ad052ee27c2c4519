package io.logclf.app;

import static io.logclf.app.LiveServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.testkit.Await;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads of CSV files to a server in this process. */
@Timeout(60)
class ServeUploadTest {

    private static final Path SAMPLE = Path.of("..", "resources", "sample-logs.csv");
    private static final String HEADER = "source,log_message\n";

    @TempDir
    Path folder;

    private LiveServer server;

    @BeforeEach
    void start() throws IOException {
        server = LiveServer.ofRules(folder, options -> options.maxUploadBytes(10 << 20));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void givesTheBytesOfTheCommandLine() throws IOException {
        byte[] sample = Files.readAllBytes(SAMPLE);
        HttpResponse<byte[]> response = server.upload("/classify/", sample);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        assertThat(response.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"logs-classified.csv\"");
        assertThat(response.body()).isEqualTo(Cli.classify(sample).out());
    }

    @Test
    void explainsAsTheCommandLineDoes() throws IOException {
        byte[] sample = Files.readAllBytes(SAMPLE);
        assertThat(server.upload("/classify?explain=true", sample).body())
                .isEqualTo(Cli.classify(sample, "--explain").out());
    }

    @Test
    void takesOtherNamesOfColumnsAndOverwrites() {
        String csv = "app,text,target_label\r\nA,it failed,old\r\n";
        assertThat(text(server.upload("/classify/?sourceColumn=app&messageColumn=text&overwrite=true", csv)))
                .isEqualTo("app,text,target_label\r\nA,it failed,Failure\r\n");
        assertThat(text(server.upload("/classify/?sourceColumn=app&messageColumn=text", csv)))
                .contains("has a column 'target_label' already; rename it, or allow it to be replaced");
    }

    @Test
    void takesADelimiterAndWrongQuotesIfLenient() {
        String csv = "source;log_message\nA;\"say \"x\" failed\"\n";
        assertThat(text(server.upload("/classify/", csv))).contains("logs.csv:2: text follows the quote");
        assertThat(text(server.upload("/classify/?lenient=true", csv)))
                .isEqualTo("source;log_message;target_label\nA;\"say \"\"x\"\" failed\";Failure\n");
        assertThat(text(server.upload(
                        "/classify/?delimiter=%5E", csv.replace(';', '^').replace("\"x\"", "x"))))
                .isEqualTo("source^log_message^target_label\nA^say x failed^Failure\n");
        assertThat(text(server.upload("/classify/?delimiter=ab", csv)))
                .contains("the parameter delimiter: expected one sign");
    }

    @Test
    void unpacksAnUpload() throws IOException {
        HttpResponse<byte[]> response = server.upload("/classify/", Cli.gzip(HEADER + "A,it failed\n"));
        assertThat(text(response)).isEqualTo("source,log_message,target_label\nA,it failed,Failure\n");
    }

    @Test
    void unpacksNoMoreThanAnUploadMayHave() throws IOException {
        HttpResponse<byte[]> response =
                server.upload("/classify/", Cli.gzip(HEADER + "A,it failed\n".repeat(1_000_000)));
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(text(response)).contains("logs.csv: has more than 10485760 bytes of text");
    }

    @Test
    void keepsTheOrderOfManyRows() {
        StringBuilder csv = new StringBuilder(HEADER);
        StringBuilder expected = new StringBuilder("source,log_message,target_label\n");
        for (int i = 0; i < 20_000; i++) {
            csv.append("A,").append(i).append(i % 3 == 0 ? " failed\n" : " done\n");
            expected.append("A,").append(i).append(i % 3 == 0 ? " failed,Failure\n" : " done,Unclassified\n");
        }
        assertThat(text(server.upload("/classify/", csv.toString()))).isEqualTo(expected.toString());
    }

    @Test
    void tellsWhatBecameOfTheRowsAfterwards() {
        String csv = HEADER + "A,it failed\nA,Bob logged in\nA,nothing\n";
        String id = server.upload("/classify/", csv)
                .headers()
                .firstValue("X-Classification-Id")
                .orElseThrow();
        HttpResponse<byte[]> summary = server.get("/v1/classifications/" + id);
        assertThat(text(summary))
                .matches("\\{\"id\":\"" + id + "\",\"rows\":3,\"decidedByStage\":\\{\"regex\":2},\"undecided\":1,"
                        + "\"abstentions\":\\{\"regex: NO_MATCH\":1},"
                        + "\"labels\":\\{\"Failure\":1,\"Login\":1,\"Unclassified\":1},"
                        + "\"millis\":\\d+,\"finished\":true,\"complete\":true,\"readAs\":null,\"remarks\":\\[]}");
        assertThat(server.get("/v1/classifications/other").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsOfRowsThatCouldNotBeRead() {
        HttpResponse<byte[]> answer = server.uploadLog(
                "/classify/", "logs.jsonl", "{\"message\":\"it failed\"}\n{\"message\":\n{\"message\":\"nothing\"}\n");
        assertThat(text(answer).lines()).hasSize(4);
        String id = answer.headers().firstValue("X-Classification-Id").orElseThrow();
        assertThat(text(server.get("/v1/classifications/" + id)))
                .contains("\"rows\":2,", "\"remarks\":[\"1 ", "line 2");
    }

    @Test
    void showsConcurrentUploadsOnlyTheirOwnRows() throws IOException {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int upload = 0; upload < 4; upload++) {
            byte[] csv = (HEADER + ("A,upload " + upload + " failed\n").repeat(5_000)).getBytes(StandardCharsets.UTF_8);
            answers.add(CompletableFuture.supplyAsync(() -> text(server.upload("/classify/", csv)), run -> {
                Thread thread = new Thread(run);
                thread.start();
            }));
        }
        for (int upload = 0; upload < answers.size(); upload++) {
            assertThat(answers.get(upload).join())
                    .isEqualTo("source,log_message,target_label\n"
                            + ("A,upload " + upload + " failed,Failure\n").repeat(5_000));
        }
    }

    @Test
    void answersATableOfAnyLog() {
        HttpResponse<byte[]> response =
                server.uploadLog("/classify/", "app.log", "2024-03-01 10:15:02 [main] WARN c.e.Shop - it failed\n");
        assertThat(text(response))
                .isEqualTo("time,severity,source,log_message,target_label\n"
                        + "2024-03-01 10:15:02,WARN,c.e.Shop,it failed,Failure\n");
    }

    @Test
    void readsAFileAsTheParametersSayAndTellsHow() {
        String log = "2024-03-01 10:15:02 [main] WARN c.e.Shop - it failed\n";
        assertThat(text(server.uploadLog("/classify/?format=lines&source=A", "app.log", log)))
                .endsWith("\n,,A,2024-03-01 10:15:02 [main] WARN c.e.Shop - it failed,Failure\n");
        HttpResponse<byte[]> answer = server.uploadLog("/classify/", "app.log", log);
        String id = answer.headers().firstValue("X-Classification-Id").orElseThrow();
        assertThat(text(server.get("/v1/classifications/" + id)))
                .contains("\"readAs\":\"logback or log4j log; time, severity, logger\"");
        assertThat(text(server.upload("/classify/?format=x", log))).contains("the parameter format: expected one of");
        assertThat(text(server.upload("/classify/?lenient=true&strict=true", log)))
                .contains("exclude each other");
    }

    @Test
    void namesTheParameterThatHelps() {
        assertThat(text(server.upload("/classify/", HEADER + "A,say \"x\"\nB,\"y\" z\n")))
                .contains("logs.csv:3: ", "line by line with lenient=true");
        assertThat(text(server.upload("/classify/", "a,b\n1,2\n"))).contains("with the parameter messageColumn");
        assertThat(text(server.upload(
                        "/classify/", HEADER.replace("log_message", "log_message,target_label") + "A,x,y\n")))
                .contains("with overwrite=true");
    }

    @Test
    void refusesAFileWithoutTheColumns() {
        HttpResponse<byte[]> response = server.upload("/classify/", "app,note\nA,B\n");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(text(response))
                .contains(
                        "\"status\":400",
                        "has no column 'log_message'; it has 'app', 'note'",
                        "name the right message column");
        assertThat(response.headers().firstValue("X-Classification-Id")).isEmpty();
    }

    @Test
    void refusesAFileThatIsBrokenNearItsEndWithTheLine() {
        String csv = HEADER + "A,it failed\n".repeat(3_000) + "A,\"never closed\n";
        HttpResponse<byte[]> response = server.upload("/classify/", csv);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(text(response)).contains("\"line\":3002", "logs.csv:3002: ").doesNotContain("Failure", "it failed");
    }

    @ParameterizedTest
    @CsvSource({"'PK\u0003\u0004', is a spreadsheet or zip file", "'', is empty"})
    void refusesWhatIsNoCsv(String content, String problem) {
        HttpResponse<byte[]> response = server.upload("/classify/", content);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(text(response)).contains(problem);
    }

    @Test
    void asksForTheFieldFile() {
        HttpResponse<byte[]> response = server.send(server.to("/classify/")
                .header("Content-Type", "multipart/form-data; boundary=" + LiveServer.BOUNDARY)
                .POST(BodyPublishers.ofByteArray(LiveServer.multipart("other", new byte[] {1}))));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(text(response)).contains("no field 'file'", "curl -F file=@logs.csv");
    }

    @Test
    void refusesAFormThatEndsEarly() {
        HttpResponse<byte[]> response = server.send(server.to("/classify/")
                .header("Content-Type", "multipart/form-data; boundary=other")
                .POST(BodyPublishers.ofByteArray(LiveServer.multipart("file", new byte[10]))));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(text(response)).contains("no multipart form");
    }

    @Test
    void refusesATooLargeUploadThatIsAnnounced() throws IOException {
        String answer = server.raw("POST /classify/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Expect: 100-continue\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                + "Content-Length: 99999999\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("the upload has more than 10485760 bytes");
    }

    @Test
    void refusesATooLargeUploadInChunks() {
        byte[] form = LiveServer.multipart("file", new byte[(10 << 20) + 1]);
        HttpResponse<byte[]> response = server.send(server.to("/classify/")
                .header("Content-Type", "multipart/form-data; boundary=" + LiveServer.BOUNDARY)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form))));
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(text(response)).contains("\"status\":413");
    }

    @Test
    void dropsTheUploadOfAClientThatGoesAwayInTheMiddle() throws IOException {
        try (Socket socket = server.socket()) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /classify/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data;"
                            + " boundary=x\r\nContent-Length: 1000000\r\n\r\n--x\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            server.awaitMetric("logclf_uploads_spooled 1.0");
        }
        server.awaitMetric("logclf_uploads_spooled 0.0");
        server.awaitMetric("logclf_uploads_running 0.0");
        assertThat(server.spooled()).isEmpty();
    }

    @Test
    void stopsTheWorkForAClientThatGoesAwayWhileItReads() throws IOException {
        GatedStage stage = new GatedStage();
        stage.gate.countDown();
        int rows = 200_000;
        try (LiveServer gated = LiveServer.ofStage(stage, folder, options -> options.maxUploadBytes(1 << 30))) {
            byte[] form = LiveServer.multipart(
                    "file", (HEADER + "A,some long message text\n".repeat(rows)).getBytes(StandardCharsets.UTF_8));
            try (Socket socket = gated.socket()) {
                // Small, so that the server soon has to wait for this reader.
                OutputStream out = socket.getOutputStream();
                out.write(("POST /classify/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data;"
                                + " boundary=" + LiveServer.BOUNDARY + "\r\nContent-Length: " + form.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
                out.write(form);
                out.flush();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 64);
                assertThat(in.readLine()).isEqualTo("HTTP/1.1 200 OK");
            }
            gated.awaitMetric("logclf_uploads_spooled 0.0");
            gated.awaitMetric("logclf_uploads_running 0.0");
            assertThat(stage.asked.get()).isLessThan(rows);
            assertThat(text(gated.get("/metrics"))).contains("endpoint=\"/classify/\",method=\"POST\",status=\"499\"");
        }
    }

    @Test
    void refusesMoreUploadsThanItMayRunAndTakesThemLater() throws Exception {
        GatedStage stage = new GatedStage();
        try (LiveServer gated = LiveServer.ofStage(stage, folder, options -> options.maxUploads(1))) {
            CompletableFuture<HttpResponse<byte[]>> first =
                    CompletableFuture.supplyAsync(() -> gated.upload("/classify/", HEADER + "A,wait\n"));
            stage.reached.await();
            HttpResponse<byte[]> refused = gated.upload("/classify/", HEADER + "A,B\n");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
            stage.gate.countDown();
            assertThat(text(first.join())).isEqualTo("source,log_message,target_label\nA,wait,Passed\n");
            gated.awaitMetric("logclf_uploads_running 0.0");
            assertThat(gated.upload("/classify/", HEADER + "A,B\n").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void finishesWhatIsUnderWayWhenItIsClosed() throws Exception {
        GatedStage stage = new GatedStage();
        LiveServer gated = LiveServer.ofStage(stage, folder, options -> options);
        CompletableFuture<HttpResponse<byte[]>> running =
                CompletableFuture.supplyAsync(() -> gated.upload("/classify/", HEADER + "A,wait\n"));
        stage.reached.await();
        Thread closing = new Thread(() -> {
            try {
                gated.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        closing.start();
        // The listening socket is closed first: from then on, nobody new is let in.
        Await.until(() -> !accepts(gated));
        stage.gate.countDown();
        assertThat(text(running.join())).isEqualTo("source,log_message,target_label\nA,wait,Passed\n");
        closing.join();
    }

    private static boolean accepts(LiveServer server) {
        try (Socket socket = server.socket()) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
