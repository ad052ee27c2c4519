package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogClassifier;
import io.logclf.app.option.RuleFiles;
import io.logclf.regex.RegexClassifier;
import io.logclf.server.LogServer;
import io.logclf.server.PipelineOpener;
import io.logclf.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A server on a free port, and the requests that tests send to it. */
public final class LiveServer implements Closeable {

    static final String BOUNDARY = "here-it-ends";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final LogServer server;

    /** Where it is. */
    public final URI address;

    final Path spools;

    private LiveServer(LogServer server, Path spools) throws IOException {
        this.server = server.start();
        this.address = server.address();
        this.spools = spools;
    }

    /** A server that labels by {@link Cli#RULES}. */
    static LiveServer ofRules(Path spools, UnaryOperator<LogServer.Builder> options) throws IOException {
        return of(
                listener -> ClassificationPipeline.builder()
                        .stage("regex", RegexClassifier.of(RuleFiles.load(Path.of(Cli.RULES))))
                        .listener(listener)
                        .build(),
                spools,
                options);
    }

    static LiveServer ofStage(LogClassifier stage, Path spools, UnaryOperator<LogServer.Builder> options)
            throws IOException {
        return of(
                listener -> ClassificationPipeline.builder()
                        .stage("gated", stage)
                        .listener(listener)
                        .build(),
                spools,
                options);
    }

    /** A server with a pipeline of one's own. */
    public static LiveServer of(PipelineOpener source, Path spools, UnaryOperator<LogServer.Builder> options)
            throws IOException {
        LogServer.Builder builder = LogServer.builder(source).port(0).spoolParent(spools);
        return new LiveServer(options.apply(builder).build(), spools);
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(address.resolve(path));
    }

    public HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            Set<String> described = ApiDescription.statuses(
                    response.request().method(), response.uri().getPath());
            if (!described.isEmpty()) {
                assertThat(described).as(response.uri().getPath()).contains("" + response.statusCode());
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<byte[]> get(String path) {
        return send(to(path));
    }

    HttpResponse<byte[]> upload(String path, byte[] csv) {
        return send(form(path, csv));
    }

    HttpResponse<byte[]> upload(String path, String csv) {
        return upload(path, csv.getBytes(StandardCharsets.UTF_8));
    }

    /** Uploads a file that is no table. */
    HttpResponse<byte[]> uploadLog(String path, String fileName, String log) {
        return send(to(path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(multipart("file", fileName, log.getBytes(StandardCharsets.UTF_8)))));
    }

    public HttpResponse<byte[]> json(String path, String body) {
        return send(to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder form(String path, byte[] csv) {
        return to(path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(multipart("file", csv)));
    }

    /** A form with one field. */
    static byte[] multipart(String field, byte[] content) {
        return multipart(field, "logs.csv", content);
    }

    private static byte[] multipart(String field, String fileName, byte[] content) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    /** A connection on which a test says what it likes. */
    Socket socket() throws IOException {
        return new Socket(address.getHost(), address.getPort());
    }

    /** Sends a request as it stands, and returns all that comes until the server closes. */
    String raw(String request) throws IOException {
        try (Socket socket = socket()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Asks for the metrics until a line is among them. */
    void awaitMetric(String line) {
        Await.until(() -> text(get("/metrics")).contains("\n" + line + "\n"));
    }

    List<Path> spooled() throws IOException {
        try (Stream<Path> files = Files.walk(spools)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lock"))
                    .toList();
        }
    }

    public static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
