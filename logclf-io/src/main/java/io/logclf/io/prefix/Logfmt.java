package io.logclf.io.prefix;

import io.logclf.api.Severity;
import java.util.Optional;
import java.util.Set;

/**
 * Reads lines of {@code key=value} pairs, where values with blanks are in quotes. Made for one line.
 *
 * <pre>{@code
 * time=2024-05-01T10:15:02Z level=error component=cart msg="payment \"42\" failed"
 * // ERROR, "cart", "payment "42" failed"
 * }</pre>
 *
 * <p>The first pair of each kind counts, as libraries put their own fields first and a program's behind
 * them. Words between pairs are skipped, except at the beginning: a line that begins with prose and has
 * a pair later is a message.
 */
final class Logfmt {

    /** The keys that libraries of Go, Ruby and Node.js write by default. A key belongs to one set. */
    private static final Set<String> MESSAGES = Set.of("msg", "message");

    private static final Set<String> LEVELS = Set.of("level", "lvl", "severity");
    private static final Set<String> TIMES = Set.of("time", "ts", "timestamp", "t");
    private static final Set<String> SOURCES = Set.of("logger", "component", "caller", "source", "service", "app");

    private final String text;
    /** Where reading goes on; never decreases. */
    private int at;

    private String time = "";
    private String source = "";
    private Severity severity = Severity.UNKNOWN;
    private Optional<String> message = Optional.empty();

    private Logfmt(String text, int start) {
        this.text = text;
        this.at = start;
    }

    /** Returns the message and what the other pairs say; empty if the line does not begin with a pair, or has no message. */
    static Optional<ParsedLine> parse(String text, int start) {
        Logfmt line = new Logfmt(text, start);
        line.pairs();
        return line.message.map(found -> new ParsedLine(line.time, line.severity, line.source, found));
    }

    /** Reads pair by pair; a line that does not begin with one is left after the first look. */
    private void pairs() {
        boolean first = true;
        while (at < text.length()) {
            int keyEnd = keyEnd();
            if (keyEnd < text.length() && keyEnd > at && text.charAt(keyEnd) == '=') {
                String key = text.substring(at, keyEnd);
                at = keyEnd + 1;
                take(key);
            } else if (first) {
                return;
            } else {
                at = Math.max(keyEnd, at + 1);
            }
            first = false;
            at = TimeText.skipBlanks(text, at);
        }
    }

    /** Where the key ends that begins here; the place itself if none does. */
    private int keyEnd() {
        int end = at;
        while (end < text.length()
                && (Blocks.isLetter(text.charAt(end))
                        || TimeText.isDigit(text.charAt(end))
                        || "_.-@/".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    /** The value that begins here, without its quotes; only values that are needed are copied. */
    private String value() {
        int start = at;
        if (isQuoted()) {
            return quoted();
        }
        skipValue();
        return text.substring(start, at);
    }

    private boolean isQuoted() {
        return at < text.length() && text.charAt(at) == '"';
    }

    /** As {@link #value()}, without making a text of it. */
    private void skipValue() {
        if (isQuoted()) {
            for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
                at += text.charAt(at) == '\\' ? 1 : 0;
            }
            at = Math.min(at + 1, text.length());
            return;
        }
        while (at < text.length() && !TimeText.isBlank(text.charAt(at))) {
            at++;
        }
    }

    /**
     * The text in quotes that begins here; without an end quote, all up to the end of the line, which
     * may have been cut off.
     */
    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                c = switch (text.charAt(at)) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    default -> text.charAt(at);
                };
            }
            value.append(c);
        }
        at = Math.min(at + 1, text.length());
        return value.toString();
    }

    /** Keeps the value if the key is known and is the first of its kind, and goes behind it in any case. */
    private void take(String key) {
        if (MESSAGES.contains(key) && message.isEmpty()) {
            message = Optional.of(value());
        } else if (LEVELS.contains(key) && severity == Severity.UNKNOWN) {
            severity = Severity.of(value());
        } else if (TIMES.contains(key) && time.isEmpty()) {
            time = value();
        } else if (SOURCES.contains(key) && source.isEmpty()) {
            source = value();
        } else {
            skipValue();
        }
    }
}
