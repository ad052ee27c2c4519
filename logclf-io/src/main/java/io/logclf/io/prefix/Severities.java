package io.logclf.io.prefix;

import io.logclf.api.Severity;
import java.util.List;

/**
 * Severities that are written as numbers or letters, and not by their names. What is unknown gives
 * {@link Severity#UNKNOWN}, never an exception: a strange level is no reason to lose a row.
 *
 * <p>The same number means different things in different scales (10 is pino's trace and Python's debug;
 * 3 is syslog's error and Windows' warning), so there is a method for each scale, and callers choose by
 * the field in which they found the value.
 */
public final class Severities {

    /** The severities as most scales have them, from the least on. */
    private static final List<Severity> SCALE =
            List.of(Severity.TRACE, Severity.DEBUG, Severity.INFO, Severity.WARN, Severity.ERROR, Severity.FATAL);

    private Severities() {}

    /**
     * Returns the severity of a name ({@link Severity#of}), of a number as pino and bunyan write it (10 to 60) or syslog does (0 to 7,
     * RFC 5424, table 2), or of MongoDB's letters.
     *
     * <p>For example, {@code "warning"} and {@code "4"} and {@code "40"} are WARN, {@code "E"} is
     * ERROR, {@code "D2"} is DEBUG.
     *
     * @param text a name, a number or a letter, without blanks around it
     */
    public static Severity of(String text) {
        int number = number(text);
        if (number >= 0) {
            return number <= 7
                    ? ofSyslog(number)
                    : number % 10 == 0 && number <= 60 ? scaled(number / 10) : Severity.UNKNOWN;
        }
        if (text.length() == 1 || (text.length() == 2 && text.charAt(0) == 'D' && TimeText.isDigit(text.charAt(1)))) {
            return ofLetter(text.charAt(0));
        }
        return Severity.of(text);
    }

    /**
     * Returns the severity of a number of OpenTelemetry's log data model (SeverityNumber): 1 to 24,
     * four for each severity, so that 9 to 12 are INFO. Also takes the names of the JSON encoding,
     * {@code SEVERITY_NUMBER_INFO}.
     */
    public static Severity ofOpenTelemetry(String text) {
        int number = number(text);
        return number >= 1 && number <= 24
                ? scaled((number + 3) / 4)
                : Severity.of(text.replace("SEVERITY_NUMBER_", ""));
    }

    /**
     * Returns the severity of a number of Python's logging module: 10 is DEBUG, 50 is CRITICAL.
     *
     * <p>The numbers between count as the next lower step, as Python itself compares them.
     */
    public static Severity ofPython(String text) {
        int number = number(text);
        return number >= 10 && number <= 59 ? scaled(number / 10 + 1) : Severity.UNKNOWN;
    }

    /**
     * Returns the severity of a number of RFC 5424, table 2.
     *
     * <p>Emergency, alert and critical are FATAL; notice is INFO, because this scale has nothing
     * between INFO and WARN.
     */
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

    /** The severity at a step of {@link #SCALE}, from 1. */
    private static Severity scaled(int step) {
        return step >= 1 && step <= SCALE.size() ? SCALE.get(step - 1) : Severity.UNKNOWN;
    }

    /** The number that is all of the text, of three digits at most; -1 for anything else. */
    private static int number(String text) {
        int end = TimeText.skipDigits(text.toCharArray(), 0, 3);
        return end == 0 || end < text.length() ? -1 : Integer.parseInt(text);
    }
}
