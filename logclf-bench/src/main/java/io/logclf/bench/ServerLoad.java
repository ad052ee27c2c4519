package io.logclf.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Load on a running server: single messages as JSON over plain connections that stay open. Arguments: address, connections,
 * seconds, and the process id of the server, of which it prints the resident memory (Linux).
 */
public final class ServerLoad {

    private static final int MESSAGES = 1_000;

    private ServerLoad() {}

    /** Sends for some seconds, and prints requests per second and times. */
    public static void main(String[] args) throws Exception {
        URI address = URI.create(args[0]);
        int connections = Integer.parseInt(args[1]);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[2]));
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        List<Future<long[]>> running = new ArrayList<>();
        long start = System.nanoTime();
        for (int client = 0; client < connections; client++) {
            Callable<long[]> work = client(address, client, end);
            running.add(clients.submit(work));
        }
        long[] nanos = {};
        for (Future<long[]> one : running) {
            long[] more = one.get();
            int before = nanos.length;
            nanos = Arrays.copyOf(nanos, before + more.length);
            System.arraycopy(more, 0, nanos, before, more.length);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        clients.shutdown();
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%d connections: %.0f requests/s, p50 %.2f ms, p99 %.2f ms%s%n",
                connections,
                nanos.length / seconds,
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 0.99)] / 1e6,
                args.length > 3 ? ", server " + resident(args[3]) : "");
    }

    private static Callable<long[]> client(URI address, int client, long end) {
        return () -> {
            long[] nanos = new long[1 << 16];
            int count = 0;
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.setTcpNoDelay(true);
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream();
                for (int i = client; System.nanoTime() < end; i++) {
                    long start = System.nanoTime();
                    out.write(request(address, i % MESSAGES));
                    readAnswer(in);
                    if (count == nanos.length) {
                        nanos = Arrays.copyOf(nanos, 2 * count);
                    }
                    nanos[count++] = System.nanoTime() - start;
                }
            }
            return Arrays.copyOf(nanos, count);
        };
    }

    private static byte[] request(URI address, int number) {
        String body = "{\"source\":\"ModernCRM\",\"message\":\""
                + (number % 2 == 0 ? "User User" + number + " logged in." : "Payment worker " + number + " lost its lease")
                + "\"}";
        return ("POST /v1/classify HTTP/1.1\r\nHost: " + address.getAuthority()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void readAnswer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200 ")) {
            throw new IOException("not answered: " + status);
        }
        int length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring("content-length:".length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("an answer without Content-Length");
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the server has closed the connection");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    private static String resident(String process) throws IOException {
        return Files.readAllLines(Path.of("/proc", process, "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\s+", " "))
                .findFirst()
                .orElse("VmRSS unknown");
    }
}
