package io.logclf.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.logclf.server.edge.Edge;
import io.logclf.server.json.Json;
import io.logclf.server.workbench.EventFeed;
import io.logclf.testkit.Await;
import io.logclf.workbench.WorkbenchEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams of events on real connections, with more to tell than they hold. */
@Timeout(60)
class EventStreamTest {

    /** Of more than a thousand bytes each. */
    private static final int MANY = 5_000;

    private final List<Consumer<WorkbenchEvent>> listeners = new CopyOnWriteArrayList<>();
    private final EventFeed feed = new EventFeed(
            1,
            listener -> {
                listeners.add(listener);
                return () -> listeners.remove(listener);
            },
            Json::text);
    private final Metrics metrics = new Metrics();
    private Javalin http;

    @BeforeEach
    void start() throws IOException {
        List<Route> routes = List.of(Route.get("/events", ctx -> EventStream.begin(ctx, feed, Duration.ofMillis(100))));
        Guard guard = new Guard(Optional.empty(), Optional.empty(), true, routes);
        http = new HttpServer("127.0.0.1", 0, 4, 100, Duration.ofSeconds(50), OpenEdge.of(Edge.PLAIN))
                .javalin(routes, guard, metrics);
        HttpServer.start(http);
    }

    @AfterEach
    void stop() {
        feed.close();
        http.stop();
        metrics.close();
    }

    @Test
    void aQuietStreamShowsSignsOfLife() throws IOException {
        try (Socket client = client()) {
            BufferedReader in = reader(client);
            int signs = 0;
            while (signs < 3) {
                signs += in.readLine().equals(":") ? 1 : 0;
            }
            assertThat(feed.size()).isEqualTo(1);
        }
        // The next sign finds nobody.
        Await.until(() -> feed.size() == 0);
    }

    /** What tells is the thread that changes the project: it must not wait for the slowest client. */
    @Test
    void aClientThatReadsNothingKeepsNobodyAndReadsInTheEndThatItMustReadAgain() throws IOException {
        try (Socket client = client();
                Socket other = client()) {
            BufferedReader quick = reader(other);
            quick.readLine();
            List<Long> groups = LongStream.range(0, 200).boxed().collect(Collectors.toList());
            for (int i = 0; i < MANY; i++) {
                tell(new WorkbenchEvent.Changed(2 + i, groups, "kim"));
                if (i % 100 == 0) {
                    // So that it keeps up.
                    readUpTo("id: " + (2 + i), quick);
                }
            }
            String late = reader(client).lines().collect(Collectors.joining("\n"));
            // Less than all, and at its end, after what was sent before, the call to read again.
            assertThat(late.split("event: changed", -1).length).isBetween(2, MANY);
            assertThat(late.substring(late.lastIndexOf("event: changed"))).contains("\"groups\":[]");
            tell(new WorkbenchEvent.Changed(MANY + 10, List.of(5L), "ana"));
            readUpTo("\"by\":\"ana\"", quick);
        }
    }

    /** Reads lines up to one that has a text. */
    private static void readUpTo(String text, BufferedReader in) {
        assertThat(in.lines().anyMatch(line -> line.contains(text))).isTrue();
    }

    @Test
    void theServerStopsThoughAClientReadsNothing() throws IOException {
        try (Socket client = client()) {
            reader(client).readLine();
            List<Long> groups = LongStream.range(0, 200).boxed().collect(Collectors.toList());
            // More than the connection and the queue hold.
            for (int i = 0; i < MANY; i++) {
                tell(new WorkbenchEvent.Changed(2 + i, groups, "kim"));
            }
            long start = System.nanoTime();
            feed.close();
            http.stop();
            // Not a measurement: the limit is 50 seconds.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
        }
    }

    private void tell(WorkbenchEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    private Socket client() throws IOException {
        Socket socket = new Socket();
        // Before it is connected, so that its window is small.
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("127.0.0.1", http.port()));
        socket.getOutputStream()
                .write("GET /events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}
