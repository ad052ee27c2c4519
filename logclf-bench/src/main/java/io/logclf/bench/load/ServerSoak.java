package io.logclf.bench.load;

import io.logclf.bench.ResidentMemory;
import io.logclf.bench.SyntheticMessages;
import io.logclf.bench.Usage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Keeps a running server busy, and prints every minute what it has answered and how much memory, threads and open files it has
 * (Linux): 14 clients send single messages, one uploads tables one after another, and one begins uploads and breaks them off. What grows
 * from minute to minute is a leak; broken-off uploads are the likeliest place for one.
 *
 * <pre>{@code
 * ./logclf serve &
 * java -cp logclf-bench/target/benchmarks.jar io.logclf.bench.load.ServerSoak http://127.0.0.1:8080 30 PROCESS
 * }</pre>
 */
public final class ServerSoak {

    /** Clients that send single messages. */
    private static final int CLIENTS = 14;

    /** Rows of an uploaded table, some 6 MB. */
    private static final int ROWS = 50_000;

    private static final String BOUNDARY = "table-of-messages";
    private static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    /** The pause between uploads that are broken off. */
    private static final long BREAK_OFF_EVERY_MILLIS = 100;

    private final URI server;
    private final String process;
    private final List<String> messages =
            new SyntheticMessages(ServerLoad.TEMPLATES, ServerLoad.SEED).messages(ServerLoad.MESSAGES);
    private final byte[] table = table(messages);

    /** Single messages that were answered. */
    private final AtomicLong answered = new AtomicLong();

    /** Tables that came back whole. */
    private final AtomicLong uploaded = new AtomicLong();

    private final AtomicLong brokenOff = new AtomicLong();

    /** Requests that failed before the end; there should be none. */
    private final AtomicLong failed = new AtomicLong();

    private volatile boolean running = true;

    private ServerSoak(URI server, String process) {
        this.server = server;
        this.process = process;
    }

    /** Prints a line every minute. */
    public static void main(String... args) throws IOException, InterruptedException {
        Usage.require(args.length == 3, "ADDRESS MINUTES PROCESS");
        new ServerSoak(URI.create(args[0]), args[2]).run(Integer.parseInt(args[1]));
    }

    /** Starts the clients, prints a line a minute, and ends them. */
    private void run(int minutes) throws IOException, InterruptedException {
        ExecutorService clients = Executors.newCachedThreadPool();
        try {
            for (int client = 0; client < CLIENTS; client++) {
                int first = client * (messages.size() / CLIENTS);
                clients.execute(() -> repeat(() -> ask(first)));
            }
            clients.execute(() -> repeat(this::upload));
            clients.execute(() -> repeat(this::breakOff));
            for (int minute = 1; minute <= minutes; minute++) {
                TimeUnit.MINUTES.sleep(1);
                print(minute);
            }
        } finally {
            running = false;
            clients.shutdownNow();
        }
    }

    /** What a client does over and over. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** Repeats a client's work until the end, and counts what fails before it. */
    private void repeat(Work work) {
        while (running) {
            try {
                work.run();
            } catch (IOException e) {
                if (running) {
                    failed.incrementAndGet();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Sends all messages once over one connection, beginning somewhere, so that clients differ. */
    private void ask(int first) throws IOException {
        try (ServerConnection connection = new ServerConnection(server)) {
            for (int i = 0; i < messages.size() && running; i++) {
                connection.classify(messages.get((first + i) % messages.size()));
                answered.incrementAndGet();
            }
        }
    }

    /** Uploads a table, and checks that all its rows come back. */
    private void upload() throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.resolve("/classify/"))
                                .header("Content-Type", TYPE)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(table))
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());
        long lines = answer.body().count();
        if (answer.statusCode() != 200 || lines != ROWS + 1) {
            throw new IOException("an upload was answered with " + answer.statusCode() + " and " + lines + " lines");
        }
        uploaded.incrementAndGet();
    }

    /** Announces a table, sends half of it, and closes the connection. */
    private void breakOff() throws IOException, InterruptedException {
        try (ServerConnection connection = new ServerConnection(server)) {
            byte[] half = new byte[table.length / 2];
            System.arraycopy(table, 0, half, 0, half.length);
            connection.send("/classify/", TYPE, half, table.length);
            brokenOff.incrementAndGet();
        }
        TimeUnit.MILLISECONDS.sleep(BREAK_OFF_EVERY_MILLIS);
    }

    /** Prints what was answered so far, and what the server's process holds now. */
    private void print(int minute) throws IOException {
        long files;
        try (Stream<Path> open = Files.list(Path.of("/proc", process, "fd"))) {
            files = open.count();
        }
        String threads = Files.readAllLines(Path.of("/proc", process, "status")).stream()
                .filter(line -> line.startsWith("Threads"))
                .map(line -> line.replaceAll("\\s+", " "))
                .findFirst()
                .orElse("");
        System.out.printf(
                Locale.ROOT,
                "%d min: %,d answers, %,d uploads, %,d broken off, %,d failed; %s, %s, open files: %d%n",
                minute,
                answered.get(),
                uploaded.get(),
                brokenOff.get(),
                failed.get(),
                ResidentMemory.of(process),
                threads,
                files);
    }

    /** Returns the body of an upload: a form with one file, a table of messages. */
    private static byte[] table(List<String> messages) {
        StringBuilder table = new StringBuilder("--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"logs.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\nsource,log_message\n");
        for (int row = 0; row < ROWS; row++) {
            table.append("kiln,\"").append(messages.get(row % messages.size())).append("\"\n");
        }
        return table.append("\r\n--" + BOUNDARY + "--\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
