package io.logclf.server;

import com.fasterxml.jackson.core.JsonGenerator;
import io.logclf.api.text.ShownText;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the access log tells of a request. What clients choose is escaped, so that it stays within its quotes and its line.
 *
 * @param time when it began
 * @param remote the address of the client, that which a trusted proxy told
 * @param path as it was sent, without the query
 * @param bytes of the answer's body
 * @param requestId what a client or proxy sent as {@code X-Request-Id}; empty without
 * @param classificationId of an upload; empty otherwise
 */
record AccessLine(
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

    /** As web servers write it (NCSA combined), and behind that milliseconds and ids. The referring page is left out. */
    String text() {
        return remote + " - - [" + NCSA.format(time) + "] \"" + quoted(method) + " " + quoted(path) + " " + protocol
                + "\" " + status + " " + bytes + " \"-\" \"" + quoted(orDash(userAgent)) + "\" " + millis + "ms "
                + orDash(requestId) + " " + orDash(classificationId);
    }

    /** As an object. */
    String json() {
        return Json.text(this::write);
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("time", time.toString());
        json.writeStringField("remote", remote);
        json.writeStringField("method", ShownText.escaped(method));
        json.writeStringField("path", ShownText.escaped(path));
        json.writeStringField("protocol", protocol);
        json.writeNumberField("status", status);
        json.writeNumberField("bytes", bytes);
        json.writeNumberField("millis", millis);
        json.writeStringField("userAgent", orNull(ShownText.escaped(userAgent)));
        json.writeStringField("requestId", orNull(requestId));
        json.writeStringField("classificationId", orNull(classificationId));
        json.writeEndObject();
    }

    private static String quoted(String text) {
        return ShownText.escaped(text).replace("\"", "\\\"");
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
