package io.logclf.regex;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Expands {@code %{NAME}} and {@code %{NAME:capture}} in patterns into RE2 syntax. The names are those that grok users
 * know; the definitions are our own.
 */
final class Grok {

    private static final String MONTH =
            "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
                    + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b";

    private static final Map<String, String> DEFINITIONS = new TreeMap<>(Map.ofEntries(
            // Numbers.
            Map.entry("INT", "[+-]?\\d+"),
            Map.entry("POSINT", "[1-9]\\d*"),
            Map.entry("NUMBER", "[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?"),
            Map.entry("HEX", "(?:0[xX])?[0-9A-Fa-f]+"),
            Map.entry("PERCENT", "%{NUMBER} ?%"),
            Map.entry("DURATION", "%{NUMBER} ?(?:[nuµm]s|s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?|d|days?)\\b"),
            Map.entry("SIZE", "%{NUMBER} ?(?:[kKMGTP]i?[bB]|[bB]|bytes?)\\b"),
            // Text.
            Map.entry("WORD", "\\w+"),
            Map.entry("NOTSPACE", "\\S+"),
            Map.entry("SPACE", "\\s*"),
            Map.entry("DATA", ".*?"),
            Map.entry("GREEDYDATA", ".*"),
            Map.entry("QUOTED", "(?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')"),
            Map.entry(
                    "LOGLEVEL", "(?i:trace|debug|info|notice|warn(?:ing)?|err(?:or)?|crit(?:ical)?|alert|emerg|fatal)"),
            // Names and places.
            Map.entry("USER", "[A-Za-z0-9._@\\\\-]+"),
            Map.entry("EMAIL", "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+"),
            Map.entry("UUID", "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"),
            Map.entry("MAC", "[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}"),
            Map.entry("IPV4", "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}"),
            Map.entry(
                    "IPV6",
                    "(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}"
                            + "|(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*)?::(?:[0-9A-Fa-f]{1,4}:)*"
                            + "(?:%{IPV4}|[0-9A-Fa-f]{1,4})?)(?:%[0-9A-Za-z]+)?"),
            Map.entry("IP", "(?:%{IPV6}|%{IPV4})"),
            Map.entry("HOST", "[A-Za-z0-9_](?:[A-Za-z0-9_-]*)(?:\\.[A-Za-z0-9_][A-Za-z0-9_-]*)*"),
            Map.entry("HOSTPORT", "(?:%{IP}|%{HOST}):\\d{1,5}"),
            Map.entry("URI", "[A-Za-z][A-Za-z0-9+.-]*://[^\\s\"'<>]+"),
            Map.entry("PATH", "(?:[A-Za-z]:(?:\\\\[^\\\\\\s\"'<>|]+)+|(?:/[^/\\s\"'<>|]+)+/?|/)"),
            // Times.
            Map.entry("MONTH", MONTH),
            Map.entry("DATE", "(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4})"),
            Map.entry("TIME", "\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?"),
            Map.entry("ISO8601", "\\d{4}-\\d{2}-\\d{2}[T ]%{TIME}(?:Z|[+-]\\d{2}:?\\d{2})?"),
            Map.entry("SYSLOGTIME", MONTH + " +\\d{1,2} %{TIME}"),
            Map.entry("HTTPDATE", "\\d{1,2}/" + MONTH + "/\\d{4}:%{TIME} [+-]\\d{4}"),
            Map.entry("TIMESTAMP", "(?:%{ISO8601}|%{HTTPDATE}|%{SYSLOGTIME}|%{DATE}[T ]%{TIME})"),
            // HTTP.
            Map.entry("HTTP_METHOD", "(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT|TRACE)"),
            Map.entry("HTTP_STATUS", "[1-5]\\d{2}"),
            Map.entry("HTTP_REQUEST", "%{HTTP_METHOD} \\S+(?: HTTP/\\d(?:\\.\\d)?)?")));

    private Grok() {}

    /** Returns the names that patterns can use, in alphabetical order. */
    static Set<String> names() {
        return DEFINITIONS.keySet();
    }

    /**
     * Replaces every reference by its definition, as a group of its own.
     *
     * @throws PatternError if a reference is unknown, not closed, or names a capture twice or with other characters than
     *     letters, digits and underscores
     */
    static String expand(String pattern) throws PatternError {
        return expand(pattern, new LinkedHashSet<>());
    }

    private static String expand(String pattern, Set<String> captures) throws PatternError {
        int open = pattern.indexOf("%{");
        if (open < 0) {
            return pattern;
        }
        StringBuilder expanded = new StringBuilder();
        int done = 0;
        while (open >= 0) {
            int close = pattern.indexOf('}', open);
            if (close < 0) {
                throw new PatternError("'%{' is not closed with '}'; to match it as text, write %\\{");
            }
            expanded.append(pattern, done, open).append(group(pattern.substring(open + 2, close), captures));
            done = close + 1;
            open = pattern.indexOf("%{", done);
        }
        return expanded.append(pattern, done, pattern.length()).toString();
    }

    private static String group(String reference, Set<String> captures) throws PatternError {
        int colon = reference.indexOf(':');
        String name = colon < 0 ? reference : reference.substring(0, colon);
        String definition = DEFINITIONS.get(name);
        if (definition == null) {
            throw new PatternError("there is no %{" + name + "}; the names are " + String.join(", ", names()));
        }
        String body = expand(definition, captures);
        if (colon < 0) {
            return "(?:" + body + ")";
        }
        String capture = reference.substring(colon + 1);
        if (!isCaptureName(capture)) {
            throw new PatternError("'" + capture + "' cannot name a capture; use letters, digits and underscores, as in"
                    + " %{" + name + ":client_ip}");
        }
        if (!captures.add(capture)) {
            throw new PatternError("the capture '" + capture + "' is named twice; give each its own name");
        }
        return "(?P<" + capture + ">" + body + ")";
    }

    private static boolean isCaptureName(String name) {
        boolean wordCharacters = name.chars().allMatch(c -> c < 128 && CharSet.WORD.contains(c));
        return wordCharacters && !name.isEmpty() && !Character.isDigit(name.charAt(0));
    }
}
