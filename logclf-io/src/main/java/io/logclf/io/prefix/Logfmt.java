package io.logclf.io.prefix;

import io.logclf.api.Severity;
import java.util.Optional;
import java.util.Set;

/** Lines of {@code key=value} pairs, where values with blanks are quoted. */
final class Logfmt {

    private static final Set<String> MESSAGES = Set.of("msg", "message");
    private static final Set<String> LEVELS = Set.of("level", "lvl", "severity");
    private static final Set<String> TIMES = Set.of("time", "ts", "timestamp", "t");
    private static final Set<String> SOURCES = Set.of("logger", "component", "caller", "source", "service", "app");

    private final String text;
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
            at = TimeScanner.skipBlanks(text, at);
        }
    }

    private int keyEnd() {
        int end = at;
        while (end < text.length()
                && (Blocks.isLetter(text.charAt(end))
                        || TimeScanner.isDigit(text.charAt(end))
                        || "_.-@/".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

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

    private void skipValue() {
        if (isQuoted()) {
            for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
                at += text.charAt(at) == '\\' ? 1 : 0;
            }
            at = Math.min(at + 1, text.length());
            return;
        }
        while (at < text.length() && !TimeScanner.isBlank(text.charAt(at))) {
            at++;
        }
    }

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
