package io.logclf.regex.grok;

import io.logclf.regex.syntax.PatternError;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A pattern whose references have become RE2 syntax: {@code %{NAME}}, {@code %{NAME:capture}} and {@code
 * %{NAME:capture:type}}. The names are those that grok users know; the definitions are our own, since many of the usual ones
 * use look-around or atomic groups, which RE2 lacks. Immutable once expanded, and safe for concurrent use.
 *
 * <p>{@code took %{POSINT:ms} ms} becomes <code>took (?P&lt;ms&gt;\b[1-9]\d*\b) ms</code>, and without the capture
 * {@code took (?:\b[1-9]\d*\b) ms}. Definitions may have references themselves, at any depth but never to themselves.
 *
 * <p>Captures may be named as fields are, {@code source.ip} or {@code [source][ip]}, which groups of RE2 cannot be: those,
 * and the captures inside definitions, are groups with generated names, and {@link #captureName} knows what they stand for.
 */
public final class Grok {

    private static final Map<String, String> DEFINITIONS = definitions();
    /** Captures are texts whatever their type: the types are accepted so that existing patterns need not be rewritten. */
    private static final Set<String> TYPES =
            Set.of("int", "integer", "long", "float", "double", "bool", "boolean", "str", "string");
    /**
     * Names whose match must not be a piece of a longer number, address or version. Definitions elsewhere use look-around for
     * that, which RE2 lacks. Where such a name begins or ends a pattern, the neighbouring character is therefore made part of
     * the pattern: {@code %{IPV4}} alone does not find an address in {@code 1.2.3.4.5}. Elsewhere the pattern itself says what
     * comes next.
     */
    private static final Set<String> WHOLE = Set.of(
            "IP",
            "IPV4",
            "IPV6",
            "TIME",
            "DATE",
            "DATE_US",
            "DATE_EU",
            "DATESTAMP",
            "ISO8601",
            "TIMESTAMP_ISO8601",
            "TIMESTAMP",
            "SYSLOGTIME",
            "SYSLOGTIMESTAMP",
            "HTTPDATE",
            "DATESTAMP_EVENTLOG");

    /** Names whose match must not begin with an escaped quote where they begin a pattern. */
    private static final Set<String> QUOTED = Set.of("QUOTED", "QUOTEDSTRING", "QS");

    /** The start of the text, or anything but a backslash, and then pairs of backslashes. */
    private static final String NO_ESCAPE_BEFORE = "(?:\\A|[^\\\\])(?:\\\\\\\\)*";
    /** The start of the text, no digit and no dot, or a dot with no digit before it. */
    private static final String NO_NUMBER_BEFORE = "(?:\\A|[^0-9.]|(?:\\A|[^0-9])\\.)";

    private static final String NO_NUMBER_AFTER = "(?:\\z|[^0-9.]|\\.(?:\\z|[^0-9]))";

    /** What may stand before a reference that still begins its pattern. */
    private static final Pattern FLAGS = Pattern.compile("(?:\\(\\?[imsU-]+\\))*");
    /** A name of a capture: {@code client}, {@code source.ip}, {@code @timestamp} or {@code [source][ip]}. */
    private static final Pattern FIELD = Pattern.compile("[A-Za-z_@][\\w@-]*(?:\\.[\\w@-]+)*|(?:\\[[\\w@-]+\\])+");
    /** A name that RE2 admits for a group. */
    private static final Pattern GROUP_NAME = Pattern.compile("[A-Za-z_]\\w*");
    /** The prefix of generated group names. */
    private static final String GENERATED = "grok_group_";

    /** The captures named in the pattern itself, each of which may be named once. */
    private final Set<String> captures = new HashSet<>();
    /** By generated group name: the capture that it stands for. */
    private final Map<String, String> captureNames = new HashMap<>();

    private String pattern = "";

    private Grok() {}

    private static Map<String, String> definitions() {
        Map<String, String> all = new TreeMap<>(GrokForms.DEFINITIONS);
        all.putAll(GrokTimes.DEFINITIONS);
        all.putAll(GrokLogs.DEFINITIONS);
        return Collections.unmodifiableMap(all);
    }

    /** Returns the names that patterns can use, in alphabetical order. */
    public static Set<String> names() {
        return DEFINITIONS.keySet();
    }

    /**
     * Replaces every reference by its definition, as a group of its own, so that a repetition behind it repeats all of it.
     * The result may still be no valid RE2 pattern, if the text around the references is not.
     *
     * @param pattern RE2 syntax with references; <code>%\{</code> is no reference
     * @throws PatternError if a reference is unknown, not closed, has an unknown type, or its capture is named twice or does not
     *     have the form of a field
     */
    public static Grok expand(String pattern) throws PatternError {
        Grok grok = new Grok();
        grok.pattern = grok.expanded(pattern, false);
        return grok;
    }

    /** Returns the pattern in RE2 syntax. */
    public String pattern() {
        return pattern;
    }

    /**
     * Returns what a named group of {@link #pattern} captures. Several groups may have one capture name, as in the options of
     * a definition, of which one takes part in a match.
     *
     * @param group a group's name
     * @return the name of its capture, with dots for brackets; {@code group} itself if the author has named the group
     */
    public String captureName(String group) {
        return captureNames.getOrDefault(group, group);
    }

    /** Expands the author's pattern, or, by recursion, a definition; only in the former are matches kept whole. */
    private String expanded(String text, boolean insideDefinition) throws PatternError {
        StringBuilder expanded = new StringBuilder();
        int done = 0;
        for (int open = text.indexOf("%{"); open >= 0; open = text.indexOf("%{", done)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new PatternError("'%{' is not closed with '}'; to match it as text, write %\\{");
            }
            expanded.append(text, done, open);
            String reference = text.substring(open + 2, close);
            done = close + 1;
            String name = insideDefinition ? "" : reference.split(":", 2)[0];
            boolean first = FLAGS.matcher(text.substring(0, open)).matches();
            expanded.append(first ? before(name) : "")
                    .append(group(reference, insideDefinition))
                    .append(done == text.length() && WHOLE.contains(name) ? NO_NUMBER_AFTER : "");
        }
        return expanded.append(text, done, text.length()).toString();
    }

    /** Returns the pattern of what must come before a match of a name that begins the pattern; mostly nothing. */
    private static String before(String name) {
        return WHOLE.contains(name) ? NO_NUMBER_BEFORE : QUOTED.contains(name) ? NO_ESCAPE_BEFORE : "";
    }

    /** Returns the group that replaces a reference, {@code NAME:capture:type} without its braces. */
    private String group(String reference, boolean insideDefinition) throws PatternError {
        String[] parts = reference.split(":", -1);
        String definition = DEFINITIONS.get(parts[0]);
        if (definition == null) {
            throw new PatternError("there is no %{" + parts[0] + "}; the names are " + String.join(", ", names()));
        }
        if (parts.length > 3 || (parts.length == 3 && !TYPES.contains(parts[2]))) {
            throw new PatternError("'" + parts[parts.length - 1] + "' is no type of a capture; the types are int, long,"
                    + " float, double, boolean and string, as in %{" + parts[0] + ":" + parts[1] + ":int}");
        }
        String body = expanded(definition, true);
        return parts.length == 1
                ? "(?:" + body + ")"
                : "(?P<" + groupName(parts[0], parts[1], insideDefinition) + ">" + body + ")";
    }

    /** Returns the capture's own name if RE2 admits it, and a generated one otherwise and in definitions, which may repeat. */
    private String groupName(String name, String capture, boolean insideDefinition) throws PatternError {
        if (!FIELD.matcher(capture).matches()) {
            throw new PatternError("'" + capture + "' cannot name a capture; use letters, digits and underscores, as in"
                    + " %{" + name + ":client_ip}, or a field as in %{" + name + ":client.ip}");
        }
        if (!insideDefinition && !captures.add(capture)) {
            throw new PatternError("the capture '" + capture + "' is named twice; give each its own name");
        }
        if (!insideDefinition && GROUP_NAME.matcher(capture).matches()) {
            return capture;
        }
        String generated = GENERATED + captureNames.size();
        captureNames.put(generated, dotted(capture));
        return generated;
    }

    /** Returns {@code source.ip} for {@code [source][ip]}, and names without brackets unchanged. */
    private static String dotted(String field) {
        return field.startsWith("[") ? field.substring(1, field.length() - 1).replace("][", ".") : field;
    }
}
