package io.logclf.io.prefix;

import java.util.Set;

/** Finds where a time ends behind its time of day: AM or PM, and the zone. */
final class ZoneScanner {

    /**
     * Abbreviations that are taken for a zone. A word in capitals behind a time is more often a level, so the
     * list is short and closed.
     */
    private static final Set<String> ZONES = Set.of(
            "UTC", "GMT", "Z", "CET", "CEST", "EET", "EEST", "WET", "WEST", "MSK", "BST", "IST", "JST", "KST", "SGT",
            "HKT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AKST", "AKDT", "HST", "AEST", "AEDT",
            "ACST", "AWST", "NZST", "NZDT", "BRT", "SAST");

    private ZoneScanner() {}

    /**
     * Takes AM or PM, and a zone, if they are there: {@code Z}, {@code +02:00}, {@code +0200}, {@code +02}, a
     * region in brackets, an abbreviation. An offset behind a blank needs minutes, for {@code -42} may be part
     * of a message.
     *
     * @param end where the time of day ends
     * @return where all of it ends; {@code end} if nothing of it is there
     */
    static int end(char[] text, int end) {
        int at = end;
        int half = TimeText.skipBlanks(text, at);
        if (half > at && (TimeText.wordAt(text, half, "AM") || TimeText.wordAt(text, half, "PM"))) {
            at = half + 2;
        }
        int zone = at < text.length && TimeText.isBlank(text[at]) ? at + 1 : at;
        if (zone >= text.length) {
            return at;
        }
        char sign = text[zone];
        if (sign == 'Z' && (zone + 1 == text.length || TimeText.isBlank(text[zone + 1]))) {
            return zone + 1;
        }
        if (sign == '+' || sign == '-') {
            int hours = TimeText.masked("##", text, zone + 1);
            if (hours < 0) {
                return at;
            }
            int minutes = TimeText.masked(hours < text.length && text[hours] == ':' ? ":##" : "##", text, hours);
            if (minutes < 0 && zone > at) {
                return at;
            }
            int offset = minutes < 0 ? hours : minutes;
            return offset < text.length && TimeText.isWord(text[offset]) ? at : offset;
        }
        int region = regionEnd(text, zone);
        if (region > 0) {
            return region;
        }
        int word = zone;
        while (word < text.length && word < zone + 5 && TimeText.isUpper(text[word])) {
            word++;
        }
        boolean complete = word == text.length || !TimeText.isWord(text[word]);
        return word > zone && complete && ZONES.contains(new String(text, zone, word - zone)) ? word : at;
    }

    /** Takes a zone such as {@code Europe/Berlin}, only before a bracket: it could be a path. */
    private static int regionEnd(char[] text, int at) {
        if (!TimeText.isUpper(text[at])) {
            return -1;
        }
        int end = at;
        int slashes = 0;
        while (end < text.length && (TimeText.isWord(text[end]) || text[end] == '/')) {
            slashes += text[end] == '/' ? 1 : 0;
            end++;
        }
        return slashes > 0 && end < text.length && text[end] == ']' ? end : -1;
    }
}
