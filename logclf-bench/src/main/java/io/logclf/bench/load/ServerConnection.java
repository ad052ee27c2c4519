package io.logclf.bench.load;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP connection that stays open, with as little work for each request as can be: client and server share the machine, and what the
 * client takes is missing in the figures of the server. It knows just enough HTTP for that, no chunks and no redirects. For one thread.
 */
final class ServerConnection implements Closeable {

    private static final String LENGTH = "content-length:";

    private final URI server;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /** Connects to a server. */
    ServerConnection(URI server) throws IOException {
        this.server = server;
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /**
     * Asks for the label of one message, and waits for the answer.
     *
     * @param message without quotes, backslashes and control characters
     * @throws IOException if the answer is not a 200
     */
    void classify(String message) throws IOException {
        byte[] body = ("{\"source\":\"\",\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8);
        out.write(concat(head("/v1/classify", "application/json", body.length), body));
        skipAnswer();
    }

    /**
     * Begins to send a body and sends only some of it.
     *
     * @param path of the endpoint
     * @param type of the body
     * @param part what is sent
     * @param length what is announced
     */
    void send(String path, String type, byte[] part, int length) throws IOException {
        out.write(concat(head(path, type, length), part));
        out.flush();
    }

    /** Returns the head of a request. */
    private byte[] head(String path, String type, int length) {
        return ("POST " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nContent-Type: " + type
                        + "\r\nContent-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns head and body in one piece, so that they go in one packet. */
    private static byte[] concat(byte[] head, byte[] body) {
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /** Reads an answer to its end, so that the connection can be used again. */
    private void skipAnswer() throws IOException {
        String status = line();
        if (!status.startsWith("HTTP/1.1 200 ")) {
            throw new IOException("the server answered " + status);
        }
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("the server's answer has no Content-Length");
        }
        in.skipNBytes(length);
    }

    /** Reads a line of the head, without its end. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the server closed the connection");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
