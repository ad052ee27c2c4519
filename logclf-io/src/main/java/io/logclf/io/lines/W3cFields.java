package io.logclf.io.lines;

import io.logclf.api.Severity;
import io.logclf.io.prefix.ParsedLine;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of lines in the Extended Log File Format (W3C working draft WD-logfile-960323), in which
 * IIS logs. Immutable.
 *
 * <pre>{@code
 * #Fields: date time s-sitename cs-method cs-uri-stem cs-uri-query sc-status
 * 2024-05-01 10:15:02 W3SVC1 GET /cart id=42 503
 * // ERROR, "W3SVC1", "GET /cart?id=42", at "2024-05-01 10:15:02"
 * }</pre>
 *
 * <p>The message is the request line as far as it is there, {@code GET /path?query HTTP/1.1}, and
 * without a method all fields behind date and time. Responses of the status 5xx are errors, 4xx
 * warnings. A hyphen is a value that is missing.
 */
public final class W3cFields {

    /** How the line begins that names the fields. */
    public static final String DIRECTIVE = "#Fields:";

    private final List<String> names;

    private W3cFields(List<String> names) {
        this.names = names;
    }

    /**
     * Reads the directive.
     *
     * @param directive the line {@code #Fields: ...}; for any other, empty text included, lines have no
     *     known fields, and all of a line is its message
     */
    public static W3cFields of(String directive) {
        return new W3cFields(
                directive.startsWith(DIRECTIVE) ? split(directive.substring(DIRECTIVE.length())) : List.of());
    }

    /**
     * Returns the message of a line, and what else it says.
     *
     * @param line neither blank nor a directive; may have fewer values than there are fields
     */
    public ParsedLine parse(String line) {
        List<String> values = split(line);
        String method = value(values, "cs-method");
        String status = value(values, "sc-status");
        Severity severity = status.startsWith("5")
                ? Severity.ERROR
                : status.startsWith("4") ? Severity.WARN : status.isEmpty() ? Severity.UNKNOWN : Severity.INFO;
        return new ParsedLine(
                (value(values, "date") + " " + value(values, "time")).strip(),
                severity,
                first(values, "s-sitename", "cs-host", "s-computername"),
                method.isEmpty() ? rest(line, values) : request(method, values));
    }

    /** The request line without what is missing of it. */
    private String request(String method, List<String> values) {
        String query = value(values, "cs-uri-query");
        String path = first(values, "cs-uri-stem", "cs-uri");
        String version = value(values, "cs-version");
        return (method + " " + path + (query.isEmpty() ? "" : "?" + query) + " " + version).strip();
    }

    /** The line without date and time where it begins with them. */
    private String rest(String line, List<String> values) {
        int at = 0;
        for (int i = 0; i < names.size() && i < values.size() && isTime(names.get(i)); i++) {
            at = line.indexOf(values.get(i), at) + values.get(i).length();
        }
        return line.substring(at).strip();
    }

    private static boolean isTime(String name) {
        return name.equals("date") || name.equals("time");
    }

    /** The first of some fields that has a value; empty text if none has. */
    private String first(List<String> values, String... fields) {
        for (String field : fields) {
            String value = value(values, field);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    /** The value of a field; empty text if the line lacks it or has a hyphen for it. */
    private String value(List<String> values, String field) {
        int index = names.indexOf(field);
        String value = index >= 0 && index < values.size() ? values.get(index) : "-";
        return value.equals("-") ? "" : value;
    }

    /** Splits at blanks outside of quotes, which are left out. */
    private static List<String> split(String line) {
        List<String> values = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
            } else {
                boolean quoted = c == '"';
                int start = quoted ? at + 1 : at;
                int end = start;
                while (end < line.length() && (quoted ? line.charAt(end) != '"' : !isBlank(line.charAt(end)))) {
                    end++;
                }
                values.add(line.substring(start, end));
                at = quoted ? end + 1 : end;
            }
        }
        return values;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
