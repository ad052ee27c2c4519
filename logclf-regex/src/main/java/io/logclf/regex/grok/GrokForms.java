package io.logclf.regex.grok;

import java.util.Map;

/**
 * The grok names of numbers, words, people, machines, files and links. A name means what it means in Logstash, as far as a
 * pattern without look-around can say it: what look-around excludes there is excluded by {@code \b} here, or by the last
 * character of a match, which is no punctuation ({@code see /tmp/x.} has the path {@code /tmp/x}).
 *
 * <p>The definitions use {@code \pL} and the like instead of {@code \w} where names of any script occur, and their
 * repetitions have no large counts: a definition must leave room for others within the size that a pattern may have.
 */
final class GrokForms {

    /** The inside of a class: what words of any script consist of. */
    private static final String LETTER = "\\pL\\pM\\pN_";

    private static final String HEX = "[0-9A-Fa-f]";
    private static final String HEX_GROUP = HEX + "{1,4}";
    /** 0 to 255, with leading zeros up to three digits. */
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d)";

    private static final String IPV4 = "\\b" + OCTET + "(?:\\." + OCTET + "){3}\\b";
    /** An IPv6 address as links have it; the brackets identify it, so its groups are not counted. */
    private static final String BRACKETED = "\\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%[0-9A-Za-z]+)?\\]";

    /** A part of a host name between dots, with no hyphen at either end; letters of any script, for internationalized names. */
    private static final String HOST_LABEL = "[" + LETTER + "](?:[" + LETTER + "-]*[" + LETTER + "])?";
    /** What comes before the {@code @} of an e-mail address. */
    private static final String LOCAL_PART = "[A-Za-z0-9_%+&=~-]+(?:\\.[A-Za-z0-9_%+&=~-]+)*";

    /** Levels that are everyday words as well, such as "fine" and "config", count in capitals only. */
    private static final String LOG_LEVEL =
            "\\b(?:(?i:trace|debug|verbose|info(?:rmation(?:al)?)?|notice|warn(?:ing)?|err(?:or)?|severe|crit(?:ical)?"
                    + "|alert|emerg(?:ency)?|fatal|panic)|CONFIG|FINE(?:R|ST)?)\\b";

    // File names may have blanks: those of folders on Windows any, since backslashes are rare in sentences; others only
    // where a capital or a bracket follows, so that "/dev/sda and/or" ends with "sda".
    private static final String BLANK = " (?:[A-Z][a-z]|\\()";
    private static final String NAME_END = "[^/\\\\\\s\"'`<>|:;,.!?)\\]}]";
    private static final String UNIX_CHAR = "(?:[^/\\\\\\s\"'`<>|]|\\\\.)";
    private static final String UNIX_PATH =
            "(?:/" + UNIX_CHAR + "+(?:" + BLANK + UNIX_CHAR + "*)*)*/" + lastName(UNIX_CHAR);
    private static final String WIN_CHAR = "[^/\\\\:*?\\s\"'`<>|]";
    private static final String WIN_PATH = "(?:\\\\\\\\[?.]\\\\)?(?:\\b[A-Za-z]:|\\\\\\\\" + WIN_CHAR + "+\\\\"
            + WIN_CHAR + "+)(?:\\\\" + WIN_CHAR + "+(?: +" + WIN_CHAR + "+)*)*\\\\" + lastName(WIN_CHAR);

    private static final String URI_PATH = "(?:/[^\\s/?#\"'<>]*)+";
    private static final String QUERY = "[^\\s\"'<>]*";

    /** By name: its definition, RE2 syntax with references. */
    static final Map<String, String> DEFINITIONS = Map.ofEntries(
            // Numbers.
            Map.entry("INT", "[+-]?\\d+"),
            Map.entry("POSINT", "\\b[1-9]\\d*\\b"),
            Map.entry("NONNEGINT", "\\b\\d+\\b"),
            Map.entry("NUMBER", "[+-]?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+)?"),
            Map.entry("BASE10NUM", "%{NUMBER}"),
            Map.entry("HEX", "(?:0[xX])?" + HEX + "+"),
            Map.entry("BASE16NUM", "[+-]?%{HEX}"),
            Map.entry("BASE16FLOAT", "[+-]?(?:0[xX])?(?:" + HEX + "+(?:\\." + HEX + "+)?|\\." + HEX + "+)\\b"),
            Map.entry("PERCENT", "%{NUMBER} ?%"),
            Map.entry(
                    "DURATION",
                    "%{NUMBER} ?(?:(?:[num\u00B5\u03BC]s|s|msecs?|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)\\b)"),
            Map.entry("SIZE", "%{NUMBER} ?(?:[kKMGTPE]i?[bB]|[bB]|bytes?)\\b"),
            // Text.
            Map.entry("WORD", "[" + LETTER + "]+"),
            Map.entry("NOTSPACE", "\\S+"),
            Map.entry("SPACE", "\\s*"),
            Map.entry("DATA", ".*?"),
            Map.entry("GREEDYDATA", ".*"),
            Map.entry(
                    "QUOTED",
                    "(?:\"(?:[^\"\\\\]|\\\\(?s:.))*\"|'(?:[^'\\\\]|\\\\(?s:.))*'|`(?:[^`\\\\]|\\\\(?s:.))*`)"),
            Map.entry("QUOTEDSTRING", "%{QUOTED}"),
            Map.entry("QS", "%{QUOTED}"),
            Map.entry("LOGLEVEL", LOG_LEVEL),
            // People and machines.
            Map.entry("USERNAME", "[" + LETTER + ".@\\\\$-]*[" + LETTER + "@$-]"),
            Map.entry("USER", "%{USERNAME}"),
            Map.entry("EMAILLOCALPART", LOCAL_PART),
            Map.entry("EMAIL", LOCAL_PART + "@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+"),
            Map.entry("EMAILADDRESS", LOCAL_PART + "@%{HOSTNAME}"),
            Map.entry("UUID", HEX + "{8}(?:-" + HEX + "{4}){3}-" + HEX + "{12}"),
            Map.entry(
                    "URN",
                    "\\b(?i:urn):[0-9A-Za-z][0-9A-Za-z-]{0,31}:[^\\s\"'<>\\\\^`{|}]*[^\\s\"'<>\\\\^`{|}.,;:!?)]"),
            Map.entry("CISCOMAC", "\\b" + HEX + "{4}(?:\\." + HEX + "{4}){2}\\b"),
            Map.entry("WINDOWSMAC", "\\b" + HEX + "{2}(?:-" + HEX + "{2}){5}\\b"),
            Map.entry("COMMONMAC", "\\b" + HEX + "{2}(?::" + HEX + "{2}){5}\\b"),
            Map.entry("MAC", "(?:%{COMMONMAC}|%{WINDOWSMAC}|%{CISCOMAC})"),
            Map.entry("IPV4", IPV4),
            Map.entry(
                    "IPV6",
                    "(?:\\b(?:" + HEX_GROUP + ":){6}(?:" + IPV4 + "|" + HEX_GROUP + ":" + HEX_GROUP + "\\b)"
                            + "|(?:\\b" + HEX_GROUP + "(?::" + HEX_GROUP + ")*|\\B)::(?:(?:" + HEX_GROUP + ":)*(?:"
                            + IPV4
                            + "|" + HEX_GROUP + "\\b)|\\B))(?:%[0-9A-Za-z]+)?"),
            Map.entry("IP", "(?:%{IPV6}|%{IPV4})"),
            Map.entry("HOSTNAME", HOST_LABEL + "(?:\\." + HOST_LABEL + ")*"),
            Map.entry("HOST", "%{HOSTNAME}"),
            Map.entry("IPORHOST", "(?:%{IP}|%{HOSTNAME})"),
            Map.entry("HOSTPORT", "(?:" + BRACKETED + "|%{IPORHOST}):\\d{1,5}\\b"),
            // Files and links.
            Map.entry("UNIXPATH", UNIX_PATH),
            Map.entry("WINPATH", WIN_PATH),
            Map.entry("PATH", "(?:%{WINPATH}|(?:\\b[A-Za-z]:)?%{UNIXPATH})"),
            Map.entry("TTY", "/dev/(?:pts/\\d+|(?:tty|cu|console)[0-9A-Za-z.-]*)\\b"),
            Map.entry("URIPROTO", "[A-Za-z][A-Za-z0-9+.-]*"),
            Map.entry("URIHOST", "(?:" + BRACKETED + "|%{IPORHOST})(?::\\d{1,5}\\b)?"),
            Map.entry("URIPATH", URI_PATH),
            Map.entry("URIQUERY", "[^\\s\"'<>?]+"),
            Map.entry("URIPARAM", "\\?" + QUERY),
            Map.entry("URIPATHPARAM", URI_PATH + "(?:\\?" + QUERY + ")?"),
            Map.entry("URI", "[A-Za-z][A-Za-z0-9+.-]*://[^\\s\"'<>]*[^\\s\"'<>.,;:!?)\\]}]"));

    private GrokForms() {}

    /**
     * Returns the pattern of what comes behind a path's last separator: a name that may have blanks if it ends with a file
     * extension, a name that has none otherwise, or nothing.
     *
     * @param character the pattern of one character of a name
     */
    private static String lastName(String character) {
        return "(?:" + character + "+(?:" + BLANK + character + "*)+\\.[A-Za-z0-9]{1,5}\\b|" + character + "*"
                + NAME_END + ")?";
    }
}
