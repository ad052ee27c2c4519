package io.logclf.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;

/**
 * What a {@link ModelServer} answers, faults included. Immutable.
 *
 * <pre>{@code
 * ModelServer.inTurn(ModelReply.tooMany("1"), ModelReply.label("Backup").with(ModelReply.Fault.CUT), ModelReply.label("Backup"));
 * }</pre>
 *
 * @param status the HTTP status
 * @param headers further headers
 * @param content what the model says; on the wire it stands inside the provider's format, unless the fault
 *     is {@link Fault#RAW}
 * @param fault what goes wrong while the answer is sent
 */
public record ModelReply(int status, Map<String, String> headers, String content, Fault fault) {

    private static final int OK = 200;

    /** What goes wrong while an answer is sent. */
    public enum Fault {
        /** Nothing. */
        NONE,
        /** The content is sent as it is, and not inside the provider's format. */
        RAW,
        /** The content is null: the model refused. */
        REFUSED,
        /** The connection ends in the middle of the body. */
        CUT,
        /** The body comes a byte at a time, and takes for ever. */
        TRICKLED,
        /** No answer ever comes. */
        HANGING
    }

    /** Copies the headers. */
    public ModelReply {
        headers = Map.copyOf(headers);
    }

    /** Returns an answer with any content. */
    public static ModelReply saying(String content) {
        return new ModelReply(OK, Map.of(), content, Fault.NONE);
    }

    /** Returns the answer that gives one message a label. */
    public static ModelReply label(String label) {
        JsonObject answer = new JsonObject();
        answer.addProperty("label", label);
        return saying(answer.toString());
    }

    /** Returns the answer that gives several messages labels, in the order of the map. */
    public static ModelReply labels(Map<Integer, String> byId) {
        JsonArray answers = new JsonArray();
        byId.forEach((id, label) -> {
            JsonObject answer = new JsonObject();
            answer.addProperty("id", id);
            answer.addProperty("label", label);
            answers.add(answer);
        });
        JsonObject all = new JsonObject();
        all.add("answers", answers);
        return saying(all.toString());
    }

    /** Returns an answer with another status. */
    public static ModelReply status(int status) {
        return new ModelReply(status, Map.of(), "{\"error\":{\"message\":\"status " + status + "\"}}", Fault.RAW);
    }

    /**
     * Returns status 429 with the header {@code Retry-After}.
     *
     * @param retryAfter in seconds, or as a date of HTTP
     */
    public static ModelReply tooMany(String retryAfter) {
        return new ModelReply(429, Map.of("Retry-After", retryAfter), "{}", Fault.RAW);
    }

    /**
     * Returns this content as the whole body, with status 200: JSON of another form, HTML of a proxy, half
     * of an answer.
     */
    public static ModelReply raw(String body) {
        return new ModelReply(OK, Map.of(), body, Fault.RAW);
    }

    /** Returns an answer without content, as models give that decline to answer. */
    public static ModelReply refusal() {
        return new ModelReply(OK, Map.of(), "", Fault.REFUSED);
    }

    /** Returns an answer that never comes; the client's time limit must end it. */
    public static ModelReply hanging() {
        return new ModelReply(OK, Map.of(), "", Fault.HANGING);
    }

    /** Returns the same answer with a fault. */
    public ModelReply with(Fault other) {
        return new ModelReply(status, headers, content, other);
    }
}
