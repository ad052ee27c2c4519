package io.logclf.api;

import java.util.Locale;
import java.util.Map;

/**
 * How serious the program that wrote a message considered it, from the least to the most; {@link #UNKNOWN} where nothing tells. The
 * order of the first six is that of OpenTelemetry's severity ranges.
 */
public enum Severity {
    /** Finest detail, for the authors of a program. */
    TRACE,
    /** Detail for finding faults. */
    DEBUG,
    /** Normal operation. */
    INFO,
    /** Something unusual that needs no action yet. */
    WARN,
    /** Something failed. */
    ERROR,
    /** The program, or the whole system, cannot go on. */
    FATAL,
    /** Not given, or by a name that {@link #of} does not know. */
    UNKNOWN;

    /** What common logging libraries, syslog (RFC 5424, table 2) and Windows call the severities, in lower case. */
    private static final Map<String, Severity> BY_NAME = Map.ofEntries(
            Map.entry("trace", TRACE),
            Map.entry("finest", TRACE),
            Map.entry("finer", TRACE),
            Map.entry("verbose", TRACE),
            Map.entry("silly", TRACE),
            Map.entry("trce", TRACE),
            Map.entry("debug", DEBUG),
            Map.entry("fine", DEBUG),
            Map.entry("config", DEBUG),
            Map.entry("dbg", DEBUG),
            Map.entry("dbug", DEBUG),
            Map.entry("info", INFO),
            Map.entry("information", INFO),
            Map.entry("informational", INFO),
            Map.entry("inf", INFO),
            Map.entry("notice", INFO),
            Map.entry("http", INFO),
            Map.entry("log", INFO),
            Map.entry("warn", WARN),
            Map.entry("warning", WARN),
            Map.entry("wrn", WARN),
            Map.entry("error", ERROR),
            Map.entry("err", ERROR),
            Map.entry("severe", ERROR),
            Map.entry("fail", ERROR),
            Map.entry("fatal", FATAL),
            Map.entry("critical", FATAL),
            Map.entry("crit", FATAL),
            Map.entry("alert", FATAL),
            Map.entry("emerg", FATAL),
            Map.entry("emergency", FATAL),
            Map.entry("panic", FATAL),
            Map.entry("ftl", FATAL));

    /**
     * Returns the severity that a name means, in any case and with blanks around it; {@link #UNKNOWN} for other names. The usual
     * synonyms are known, such as {@code warning}, {@code notice} (as {@link #INFO}), {@code severe} (as {@link #ERROR}) and
     * {@code crit} (as {@link #FATAL}).
     */
    public static Severity of(String name) {
        return BY_NAME.getOrDefault(name.strip().toLowerCase(Locale.ROOT), UNKNOWN);
    }
}
