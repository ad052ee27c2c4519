package io.logclf.server.edge;

import io.logclf.api.text.ShownText;
import io.logclf.server.json.Fields;
import io.logclf.server.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * What the access log tells of a request. What clients choose is escaped, so that it stays within
 * its quotes and its line. Immutable.
 *
 * @param time when it began
 * @param remote the address of the client, that which a trusted proxy told
 * @param path as it was sent, without the query
 * @param bytes of the answer's body
 * @param millis from its first byte to the end of the answer
 * @param requestId what a client or proxy sent as {@code X-Request-Id}; empty if there is none
 * @param classificationId of an upload; empty otherwise
 */
public record AccessLine(
        Instant time,
        String remote,
        String method,
        String path,
        String protocol,
        int status,
        long bytes,
        long millis,
        String userAgent,
        String requestId,
        String classificationId) {

    private static final DateTimeFormatter NCSA = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * Returns the line as web servers write it (NCSA combined), and behind that milliseconds and
     * ids. The referring page is left out: it would tell where else somebody was.
     *
     * <pre>
     * 10.0.0.7 - - [29/Nov/2026:10:15:00 +0000] "POST /v1/classify HTTP/1.1" 200 211 "-" "curl/8.5.0" 12ms - -
     * </pre>
     */
    public String text() {
        return remote + " - - [" + NCSA.format(time) + "] \"" + quoted(method) + " " + quoted(path) + " " + protocol
                + "\" " + status + " " + bytes + " \"-\" \"" + quoted(orDash(userAgent)) + "\" " + millis + "ms "
                + orDash(requestId) + " " + orDash(classificationId);
    }

    /** Returns the line as an object; ids and the client's name are null if they are absent. */
    public String json() {
        return Json.text(new Fields()
                .with("time", time)
                .with("remote", remote)
                .with("method", ShownText.escaped(method))
                .with("path", ShownText.escaped(path))
                .with("protocol", protocol)
                .with("status", status)
                .with("bytes", bytes)
                .with("millis", millis)
                .with("userAgent", orAbsent(ShownText.escaped(userAgent)))
                .with("requestId", orAbsent(requestId))
                .with("classificationId", orAbsent(classificationId))
                .map());
    }

    private static String quoted(String text) {
        return ShownText.escaped(text).replace("\"", "\\\"");
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static Optional<String> orAbsent(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }
}
