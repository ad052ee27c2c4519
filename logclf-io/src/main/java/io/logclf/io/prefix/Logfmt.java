package io.logclf.io.prefix;

import io.logclf.api.Severity;
import java.util.Map;
import java.util.Optional;

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

    /** The keys that libraries of Go, Ruby and Node.js write by default. */
    private static final Map<String, Kind> KEYS = Map.ofEntries(
            Map.entry("msg", Kind.MESSAGE),
            Map.entry("message", Kind.MESSAGE),
            Map.entry("level", Kind.LEVEL),
            Map.entry("lvl", Kind.LEVEL),
            Map.entry("severity", Kind.LEVEL),
            Map.entry("time", Kind.TIME),
            Map.entry("ts", Kind.TIME),
            Map.entry("timestamp", Kind.TIME),
            Map.entry("t", Kind.TIME),
            Map.entry("logger", Kind.SOURCE),
            Map.entry("component", Kind.SOURCE),
            Map.entry("caller", Kind.SOURCE),
            Map.entry("source", Kind.SOURCE),
            Map.entry("service", Kind.SOURCE),
            Map.entry("app", Kind.SOURCE));

    /** What a key says of the entry. */
    private enum Kind {
        MESSAGE,
        LEVEL,
        TIME,
        SOURCE,
        OTHER
    }

    private final String text;
    private final char[] chars;
    /** Where reading goes on; never decreases. */
    private int at;

    private String time = "";
    private String source = "";
    private Severity severity = Severity.UNKNOWN;
    private Optional<String> message = Optional.empty();

    private Logfmt(Cursor cursor, int start) {
        this.text = cursor.text;
        this.chars = cursor.chars;
        this.at = start;
    }

    /** Returns the message and what the other pairs say; empty if the line does not begin with a pair, or has no message. */
    static Optional<ParsedLine> parse(Cursor cursor, int start) {
        Logfmt line = new Logfmt(cursor, start);
        line.pairs();
        return line.message.map(found -> new ParsedLine(line.time, line.severity, line.source, found));
    }

    /** Reads pair by pair; a line that does not begin with one is left after the first look. */
    private void pairs() {
        boolean first = true;
        while (at < chars.length) {
            int keyEnd = keyEnd();
            if (keyEnd < chars.length && keyEnd > at && chars[keyEnd] == '=') {
                String key = text.substring(at, keyEnd);
                at = keyEnd + 1;
                take(key);
            } else if (first) {
                return;
            } else {
                at = Math.max(keyEnd, at + 1);
            }
            first = false;
            at = TimeText.skipBlanks(chars, at);
        }
    }

    /** Where the key ends that begins here; the place itself if none does. */
    private int keyEnd() {
        int end = at;
        while (end < chars.length && isOfKey(chars[end])) {
            end++;
        }
        return end;
    }

    private static boolean isOfKey(char c) {
        return Blocks.isLetter(c) || TimeText.isDigit(c) || c == '_' || c == '.' || c == '-' || c == '@' || c == '/';
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
        return at < chars.length && chars[at] == '"';
    }

    /** As {@link #value()}, without making a text of it. */
    private void skipValue() {
        if (isQuoted()) {
            for (at++; at < chars.length && chars[at] != '"'; at++) {
                at += chars[at] == '\\' ? 1 : 0;
            }
            at = Math.min(at + 1, chars.length);
            return;
        }
        while (at < chars.length && !TimeText.isBlank(chars[at])) {
            at++;
        }
    }

    /**
     * The text in quotes that begins here; without an end quote, all up to the end of the line, which
     * may have been cut off.
     */
    private String quoted() {
        int end = text.indexOf('"', at + 1);
        int escape = text.indexOf('\\', at + 1);
        if (end >= 0 && (escape < 0 || escape > end)) {
            String plain = text.substring(at + 1, end);
            at = end + 1;
            return plain;
        }
        StringBuilder value = new StringBuilder();
        for (at++; at < chars.length && chars[at] != '"'; at++) {
            char c = chars[at];
            if (c == '\\' && at + 1 < chars.length) {
                at++;
                c = switch (chars[at]) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    default -> chars[at];
                };
            }
            value.append(c);
        }
        at = Math.min(at + 1, chars.length);
        return value.toString();
    }

    /** Keeps the value if the key is known and is the first of its kind, and goes behind it in any case. */
    private void take(String key) {
        int start = at;
        switch (KEYS.getOrDefault(key, Kind.OTHER)) {
            case MESSAGE -> message = message.or(() -> Optional.of(value()));
            case LEVEL -> severity = severity == Severity.UNKNOWN ? Severity.of(value()) : severity;
            case TIME -> time = time.isEmpty() ? value() : time;
            case SOURCE -> source = source.isEmpty() ? value() : source;
            case OTHER -> {}
        }
        if (at == start) {
            skipValue();
        }
    }
}
