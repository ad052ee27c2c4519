package io.logclf.io;

import io.logclf.io.detect.CsvDelimiter;
import io.logclf.io.prefix.LineFormat;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How log rows stand in a file: a table, JSON, plain lines, or lines with a prefix in one of the forms
 * of {@link LineFormat}. A record with a name and no enum, as the forms of prefixes are a table of
 * their own; {@link #of(LineFormat)} makes each of them a format.
 *
 * @param name as people write it, in lower case: one of {@link #names}
 */
public record LogFormat(String name) implements Serializable {

    /** What the file's name and its first lines say. */
    public static final LogFormat AUTO = new LogFormat("auto");
    /** A table with a header line: one column has the message, perhaps one the source. All other columns are kept. */
    public static final LogFormat CSV = new LogFormat("csv");
    /** A JSON object in each line: one field has the message, perhaps one the source. All other text of a line is kept. */
    public static final LogFormat JSONL = new LogFormat("jsonl");
    /**
     * JSON objects in an array, one after another over any lines, or in the arrays of OpenTelemetry's and CloudWatch's exports. They have
     * the fields of {@link #JSONL}, and all other text is kept.
     */
    public static final LogFormat JSON = new LogFormat("json");
    /** The Extended Log File Format of the W3C, in which IIS logs. */
    public static final LogFormat W3C = new LogFormat("w3c");
    /** Windows events as text, in blocks of lines. */
    public static final LogFormat WINDOWS_EVENT = new LogFormat("windows-event");
    /** A message in each line, all of it. */
    public static final LogFormat LINES = new LogFormat("lines");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if there is no such format
     * @throws NullPointerException if it is null
     */
    public LogFormat {
        Objects.requireNonNull(name, "name");
        if (!Names.ALL.contains(name)) {
            throw new IllegalArgumentException("expected one of " + Names.ALL + " but was '" + name + "'");
        }
    }

    /**
     * Returns the format of a name, in any case, such as {@code jsonl} or {@code Spring-Boot}.
     *
     * @throws IllegalArgumentException if there is no such format; the message lists all
     */
    public static LogFormat of(String name) {
        return new LogFormat(name.toLowerCase(Locale.ROOT));
    }

    /** Returns the format of plain lines with such a prefix. */
    public static LogFormat of(LineFormat format) {
        return new LogFormat(format.toString());
    }

    /** Returns the names of all formats, the general ones first. */
    public static List<String> names() {
        return Names.ALL;
    }

    /**
     * Returns the format that a file's name alone decides: JSON lines for {@code .jsonl} and {@code
     * .ndjson}, CSV for {@code .csv} and {@code .tsv}, otherwise {@link #AUTO}, as the content decides.
     * A {@code .gz} behind it does not count. The case of letters does not matter.
     *
     * @param name the file's name or path
     */
    public static LogFormat ofName(String name) {
        String lower = withoutGzip(name);
        if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
            return JSONL;
        }
        return lower.endsWith(".csv") || lower.endsWith(".tsv") ? CSV : AUTO;
    }

    /**
     * Returns what separates the cells of a table, from its sign or from one of {@link #delimiters}, as signs are often a shell's own.
     *
     * @throws IllegalArgumentException if it is neither a word for one nor a tab or a sign in ASCII other than a quote
     */
    public static char delimiter(String text) {
        return CsvDelimiter.of(text);
    }

    /** Returns the words for the usual delimiters. */
    public static List<String> delimiters() {
        return CsvDelimiter.WORDS;
    }

    /** Returns a file's name in lower case, without the ending of a compressed one. */
    public static String withoutGzip(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".gz") ? lower.substring(0, lower.length() - ".gz".length()) : lower;
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }

    /**
     * The names, in a class of their own: the constants check theirs while this class is not
     * initialized yet.
     */
    private static final class Names {

        static final List<String> ALL = Stream.concat(
                        Stream.of("auto", "csv", "jsonl", "json", "lines", "w3c", "windows-event"),
                        Stream.of(LineFormat.values()).map(LineFormat::toString))
                .toList();
    }
}
