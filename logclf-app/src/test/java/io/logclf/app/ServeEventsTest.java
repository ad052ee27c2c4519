package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.testkit.Await;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The events of a project, as pages get them. */
@Timeout(120)
class ServeEventsTest {

    @TempDir
    Path folder;

    @Test
    void twoClientsAreToldOfWhatOneOfThemChanges() throws IOException {
        try (LiveProject project = LiveProject.ofRules(folder);
                Events kim = Events.of(project, "");
                Events ana = Events.of(project, "")) {
            assertThat(kim.head())
                    .contains("HTTP/1.1 200", "Content-Type: text/event-stream", "Cache-Control: no-store");
            ana.head();
            project.done("labels", "{\"name\":\"Backup\"}");
            for (Events events : List.of(kim, ana)) {
                String changed = events.until("event: changed");
                assertThat(changed).contains("id: ").contains("\"by\":\"kim\"");
            }
            project.file("app.log", ProjectLog.of(200));
            for (Events events : List.of(kim, ana)) {
                assertThat(events.until("event: job"))
                        .contains("\"job\":\"import\"", "\"state\":\"ready\"", "\"error\":null");
            }
            project.server.awaitMetric("logclf_workbench_listeners 2.0");
        }
    }

    @Test
    void whoComesBackIsToldWhetherToReadAgain() throws IOException {
        try (LiveProject project = LiveProject.ofRules(folder)) {
            project.done("labels", "{\"name\":\"Backup\"}");
            try (Events late = Events.of(project, "Last-Event-ID: 0\r\n")) {
                late.head();
                assertThat(late.until("event: changed")).contains("\"groups\":[]");
            }
        }
    }

    @Test
    void theServerStopsAtOnceWhileClientsListenAndOneOfThemReadsNothing() throws IOException {
        LiveProject project =
                LiveProject.ofRules(folder, options -> options, server -> server.stopLimit(Duration.ofSeconds(60)));
        try (Events listening = Events.of(project, "");
                Events silent = Events.of(project, "")) {
            listening.head();
            silent.head();
            for (int i = 0; i < 20; i++) {
                project.done("labels", "{\"name\":\"L" + i + "\",\"description\":\"" + "x".repeat(900) + "\"}");
            }
            long start = System.nanoTime();
            project.close();
            // Not a measurement: the limit is a minute.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
            assertThat(listening.rest()).contains("event: changed");
        }
    }

    @Test
    void listenersHoldNoPlaceOfOthersAndAreBounded() throws IOException {
        try (LiveProject project = LiveProject.ofRules(
                folder, options -> options, server -> server.maxRequests(1).maxUploads(1))) {
            List<Events> all = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Events events = Events.of(project, "");
                all.add(events);
                assertThat(events.head()).contains("HTTP/1.1 200");
            }
            assertThat(project.read("")).isNotEmpty();
            assertThat(project.server
                            .json("/v1/classify", "{\"message\":\"x\"}")
                            .statusCode())
                    .isEqualTo(200);
            try (Events oneMore = Events.of(project, "")) {
                assertThat(oneMore.head()).contains("HTTP/1.1 503", "Retry-After");
            }
            for (Events events : all) {
                events.close();
            }
            // Who has gone is found out when there is something to tell.
            Await.until(() -> {
                project.done("labels", "{\"name\":\"L" + System.nanoTime() + "\"}");
                return LiveServer.text(project.server.get("/metrics")).contains("\nlogclf_workbench_listeners 0.0\n");
            });
        }
    }

    @Test
    void headEndsAtOnce() throws IOException {
        try (LiveProject project = LiveProject.ofRules(folder)) {
            assertThat(project.server
                            .send(project.to("events").method("HEAD", BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** A connection on which events come. */
    private static final class Events implements Closeable {

        private final Socket socket;
        private final BufferedReader in;

        private Events(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        static Events of(LiveProject project, String headers) throws IOException {
            Socket socket = project.server.socket();
            socket.getOutputStream()
                    .write(("GET /v1/workbench/events HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new Events(socket);
        }

        String head() {
            return block();
        }

        /** The next event with a line. */
        String until(String line) {
            while (true) {
                String block = block();
                if (block.contains(line)) {
                    return block;
                }
            }
        }

        String rest() {
            try {
                StringBuilder rest = new StringBuilder();
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    rest.append(line).append('\n');
                }
                return rest.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String block() {
            try {
                StringBuilder block = new StringBuilder();
                for (String line = in.readLine(); ; line = in.readLine()) {
                    assertThat(line).as("the stream has ended after " + block).isNotNull();
                    // Of a chunk, its length stands in a line of its own.
                    if (line.isEmpty() && block.length() > 0) {
                        return block.toString();
                    }
                    if (!line.matches("[0-9A-Fa-f]*")) {
                        block.append(line).append('\n');
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
