package io.logclf.server.problem;

import io.logclf.api.text.ShownText;
import io.logclf.io.InputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is answered in place of a result: problem details by RFC 9457. Thrown from wherever a
 * request cannot be served; one place turns it into an answer.
 *
 * <p>The text is for a person: what is wrong, where, and what to do. It holds no log text, and what
 * it quotes of parameters and names is made safe for one line. It carries no stack trace, since it
 * is an answer and no place in the code. For one thread.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad request"),
            Map.entry(401, "Not authorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not found"),
            Map.entry(405, "Method not allowed"),
            Map.entry(409, "Conflict"),
            Map.entry(413, "Too large"),
            Map.entry(415, "Unsupported type"),
            Map.entry(421, "Wrong host"),
            Map.entry(500, "Internal error"),
            Map.entry(503, "Busy"),
            Map.entry(507, "No room"));

    private final int status;
    private final String detail;
    private final long line;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private transient Map<String, ?> extra = Map.of();

    private Problem(int status, String detail, long line) {
        // It carries an answer and no place in the code.
        super(ShownText.line(detail), null, false, false);
        this.status = status;
        this.detail = ShownText.line(detail);
        this.line = line;
    }

    /**
     * Returns a problem.
     *
     * @param status of HTTP
     * @param detail one line for a person
     */
    public static Problem of(int status, String detail) {
        return new Problem(status, detail, 0);
    }

    /** Returns a problem in a line of the body, from 1, or in the whole for 0. */
    public static Problem inLine(int status, String detail, long line) {
        return new Problem(status, detail, line);
    }

    /**
     * Returns what is wrong with an input: status 400 with its line, or 413 if it is too large once
     * it is unpacked. The reader's message is completed by the query parameter that helps.
     */
    public static Problem of(InputException e) {
        int status = e.fault() == InputException.Fault.TOO_LARGE ? 413 : 400;
        return inLine(status, Objects.toString(e.getMessage(), "not as expected") + parameter(e.fault()), e.line());
    }

    /** Which parameter helps. */
    private static String parameter(InputException.Fault fault) {
        return switch (fault) {
            case ENCODING -> ", or keep such bytes with lenient=true";
            case QUOTES -> ", or read such rows line by line with lenient=true";
            case ROWS_IN_CELL -> ", or say what they are: rows with lenient=true, one cell with strict=true";
            case DELIMITER -> " with the parameter delimiter";
            case SOURCE_NAME -> " with the parameter sourceColumn";
            case MESSAGE_NAME -> " with the parameter messageColumn";
            case LABEL_PRESENT -> " with overwrite=true";
            case FORMAT -> ", or another format with the parameter format";
            case CONTENT, TOO_LARGE, OTHER_NAME -> "";
        };
    }

    /** Returns a problem with status 413: what was sent has more bytes than are taken. */
    public static Problem tooLarge(String what, long maxBytes) {
        return of(
                413,
                what + " has more than " + maxBytes + " bytes; send it in parts, or let whoever runs the server raise"
                        + " the limit");
    }

    /**
     * Returns a problem with status 503 and the header {@code Retry-After}.
     *
     * @param seconds after which the client should try again
     */
    public static Problem busy(String what, int seconds) {
        return of(503, what + "; try again in " + seconds + " s").header("Retry-After", Integer.toString(seconds));
    }

    /**
     * Adds fields to the answer, such as what a conflict is with; a second call replaces them.
     *
     * @return this
     */
    public Problem with(Map<String, ?> fields) {
        extra = fields;
        return this;
    }

    /**
     * Adds a header to the answer.
     *
     * @return this
     */
    public Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Returns the status of HTTP. */
    public int status() {
        return status;
    }

    /** Returns the headers to send besides the usual ones, by name. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Returns the answer's body as a tree for JSON, its fields in the order of RFC 9457. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", "about:blank");
        fields.put("title", TITLES.getOrDefault(status, "Error"));
        fields.put("status", status);
        fields.put("detail", detail);
        if (line > 0) {
            fields.put("line", line);
        }
        fields.putAll(extra);
        return fields;
    }
}
