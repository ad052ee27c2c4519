package io.logclf.io.prefix;

import java.util.Locale;

/**
 * How a line can begin that fits one of some patterns: with a time, or with which character. Most lines begin in no such way, and then
 * nothing else of the patterns needs to be tried. Immutable.
 */
final class Beginning {

    private static final int ASCII = 128;
    private static final String DIGITS = "0123456789";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final boolean[] characters = new boolean[ASCII];
    private boolean time;
    private boolean any;

    /** Reads the beginnings of patterns, each up to what cannot be absent. */
    Beginning(String... patterns) {
        for (String pattern : patterns) {
            add(pattern);
        }
    }

    boolean fits(Cursor cursor, int at) {
        if (any) {
            return true;
        }
        if (at >= cursor.text.length()) {
            return false;
        }
        char first = cursor.text.charAt(at);
        return (first < ASCII && characters[first]) || (time && cursor.timeEnd(at) > 0);
    }

    private void add(String pattern) {
        int at = 0;
        while (pattern.startsWith("?(", at)) {
            add(pattern, at + 2);
            at = pattern.indexOf(')', at) + 1;
        }
        add(pattern, at);
    }

    private void add(String pattern, int at) {
        char first = pattern.charAt(at);
        if (first == '{') {
            addBlock(pattern.substring(at + 1, pattern.indexOf('}', at)));
        } else if (first == '~' || first == ' ' || first == '\\' || first >= ASCII) {
            any = true;
        } else {
            addEach(String.valueOf(first));
        }
    }

    private void addBlock(String name) {
        switch (name) {
            case "time", "bsdtime", "jultime" -> time = true;
            case "digits", "status", "day" -> addEach(DIGITS);
            case "LEVEL", "letter" -> addEach(CAPITALS);
            case "level" -> addEach(CAPITALS + CAPITALS.toLowerCase(Locale.ROOT));
            case "pri" -> addEach("<");
            default -> any = true;
        }
    }

    private void addEach(String first) {
        for (int i = 0; i < first.length(); i++) {
            characters[first.charAt(i)] = true;
        }
    }
}
