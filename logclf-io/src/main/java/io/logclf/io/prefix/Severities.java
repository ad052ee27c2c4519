package io.logclf.io.prefix;

import io.logclf.api.Severity;
import java.util.List;

/** Severities that are written as numbers or letters, and not by their names. What nobody knows is {@link Severity#UNKNOWN}. */
public final class Severities {

    /** The severities as most scales have them, from the least on. */
    private static final List<Severity> SCALE =
            List.of(Severity.TRACE, Severity.DEBUG, Severity.INFO, Severity.WARN, Severity.ERROR, Severity.FATAL);

    private Severities() {}

    /**
     * Returns the severity of a name ({@link Severity#of}), of a number as pino and bunyan write it (10 to 60) or syslog does (0 to 7,
     * RFC 5424, table 2), or of MongoDB's letters.
     */
    public static Severity of(String text) {
        int number = number(text);
        if (number >= 0) {
            return number <= 7
                    ? ofSyslog(number)
                    : number % 10 == 0 && number <= 60 ? scaled(number / 10) : Severity.UNKNOWN;
        }
        if (text.length() == 1 || (text.length() == 2 && text.charAt(0) == 'D')) {
            return ofLetter(text.charAt(0));
        }
        return Severity.of(text);
    }

    /** Returns the severity of a number of OpenTelemetry's log data model: 1 to 24, four for each. */
    public static Severity ofOpenTelemetry(String text) {
        int number = number(text);
        return number >= 1 && number <= 24
                ? scaled((number + 3) / 4)
                : Severity.of(text.replace("SEVERITY_NUMBER_", ""));
    }

    /** Returns the severity of a number of Python's logging module: 10 is DEBUG, 50 is CRITICAL. */
    public static Severity ofPython(String text) {
        int number = number(text);
        return number >= 10 && number <= 59 ? scaled(number / 10 + 1) : Severity.UNKNOWN;
    }

    /** Returns the severity of a number of RFC 5424, table 2. */
    static Severity ofSyslog(int number) {
        return switch (number) {
            case 0, 1, 2 -> Severity.FATAL;
            case 3 -> Severity.ERROR;
            case 4 -> Severity.WARN;
            case 5, 6 -> Severity.INFO;
            case 7 -> Severity.DEBUG;
            default -> Severity.UNKNOWN;
        };
    }

    /** Returns the severity of a name's first letter, as glog, Ruby and MongoDB write it. */
    static Severity ofLetter(char letter) {
        return switch (letter) {
            case 'T', 'V' -> Severity.TRACE;
            case 'D' -> Severity.DEBUG;
            case 'I', 'N', 'U' -> Severity.INFO;
            case 'W' -> Severity.WARN;
            case 'E' -> Severity.ERROR;
            case 'F', 'C' -> Severity.FATAL;
            default -> Severity.UNKNOWN;
        };
    }

    private static Severity scaled(int step) {
        return step >= 1 && step <= SCALE.size() ? SCALE.get(step - 1) : Severity.UNKNOWN;
    }

    private static int number(String text) {
        int end = TimeScanner.skipDigits(text, 0, 3);
        return end == 0 || end < text.length() ? -1 : Integer.parseInt(text);
    }
}
