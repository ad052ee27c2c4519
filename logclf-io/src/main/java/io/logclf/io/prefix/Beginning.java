package io.logclf.io.prefix;

import java.util.Locale;

/**
 * How a line can begin that fits a pattern: with which character, or with a time and which character
 * behind it. Most lines begin in no such way, and then nothing else of the pattern needs to be tried.
 * Immutable once it is built.
 *
 * <p>It may be too generous and must never be too strict: a line that the pattern fits must pass, or it
 * would lose its prefix. So whatever is not known exactly (an optional blank, a block that takes any
 * word) counts as {@code any}.
 *
 * <p>For <code>?({pri}){bsdtime} {host}</code>, a line may begin with {@code <}, or with a time by name
 * behind which anything stands.
 */
final class Beginning {

    private static final int ASCII = 128;
    private static final String DIGITS = "0123456789";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    /**
     * The first letters of the names of levels, of which each is a severity by {@link io.logclf.api.Severity#of}.
     *
     * <p>A letter is missing here only if no level begins with it: a new name of a level may need a new
     * letter.
     */
    private static final String LEVELS = "ACDEFHILNPSTVW";
    /** Those that {@link Severities#ofLetter} knows. */
    private static final String LETTERS = "CDEFINTUVW";

    /** By character of ASCII: whether a line that does not begin with a time may begin with it. */
    private final boolean[] characters = new boolean[ASCII];
    /** By character of ASCII: whether it may be the first behind a time and its blanks. */
    private final boolean[] charactersAfterTime = new boolean[ASCII];
    /** Whether a time that begins with a digit may begin the line. */
    private boolean digitTime;
    /** Whether a time that begins with a weekday or a month may begin the line. */
    private boolean namedTime;
    /** Whether every line may fit, as far as this class can tell. */
    private boolean any;

    private boolean anyAfterTime;

    /**
     * Reads the beginning of a pattern: every part that may be absent, and the first that may not.
     *
     * @param pattern as {@link LinePattern} takes it, or <code>{pair}</code> for key and value pairs
     */
    Beginning(String pattern) {
        int at = 0;
        while (pattern.startsWith("?(", at)) {
            add(pattern, at + 2);
            at = pattern.indexOf(')', at) + 1;
        }
        add(pattern, at);
    }

    /** Tells whether a line may fit that begins with the character and with no time; -1 is the end of the line. */
    boolean fits(int first) {
        return any || (first >= 0 && first < ASCII && characters[first]);
    }

    /**
     * Tells whether a line may fit that begins with a time. It may also fit without one: a pattern that
     * begins with digits takes the first digits of a time for them.
     *
     * @param letter whether the time begins with a name and not with a digit
     * @param next the first character behind the time that is no blank; -1 if there is none
     */
    boolean fitsTime(boolean letter, int next) {
        if (any) {
            return true;
        }
        boolean afterTime = anyAfterTime || next < 0 || next >= ASCII || charactersAfterTime[next];
        return ((letter ? namedTime : digitTime) && afterTime) || fitsOneOf(letter ? CAPITALS : DIGITS);
    }

    private boolean fitsOneOf(String all) {
        for (int i = 0; i < all.length(); i++) {
            if (characters[all.charAt(i)]) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the character may begin the name of a level. */
    static boolean mayBeLevel(char c) {
        return LEVELS.indexOf(c) >= 0 || (c >= 'a' && c <= 'z' && LEVELS.indexOf(c - 'a' + 'A') >= 0);
    }

    /** Notes how the part of a pattern that stands at a place can begin. */
    private void add(String pattern, int at) {
        char first = pattern.charAt(at);
        if (first == '{') {
            int end = pattern.indexOf('}', at) + 1;
            addBlock(pattern.substring(at + 1, end - 1), pattern.substring(end));
        } else if (first == '~' || first == ' ' || first == '\\' || first >= ASCII) {
            any = true;
        } else {
            addEach(String.valueOf(first));
        }
    }

    /**
     * The characters that a block can begin with. A name that is not listed may begin with any; a new
     * block needs a case here only to be fast.
     */
    private void addBlock(String name, String rest) {
        switch (name) {
            case "time" -> addTime(true, rest);
            case "bsdtime", "jultime" -> addTime(false, rest);
            case "digits", "status", "day" -> addEach(DIGITS);
            case "LEVEL" -> addEach(LEVELS);
            case "lower" -> addEach(LEVELS.toLowerCase(Locale.ROOT));
            case "letter" -> addEach(LETTERS);
            case "level" -> addEach(LEVELS + LEVELS.toLowerCase(Locale.ROOT));
            case "container" -> addEach(CAPITALS + CAPITALS.toLowerCase(Locale.ROOT) + DIGITS);
            case "pri" -> addEach("<");
            case "pair" -> addEach(CAPITALS + CAPITALS.toLowerCase(Locale.ROOT) + DIGITS + "_.-@/");
            default -> any = true;
        }
    }

    /**
     * Notes that a time may begin the line, and what may follow it.
     *
     * @param digits whether the time may begin with a digit
     * @param rest the pattern behind the time
     */
    private void addTime(boolean digits, String rest) {
        namedTime = true;
        digitTime |= digits;
        int at = 0;
        while (at < rest.length() && (rest.charAt(at) == ' ' || rest.charAt(at) == '~')) {
            at++;
        }
        if (at == rest.length()) {
            anyAfterTime = true;
            return;
        }
        Beginning next = new Beginning(rest.substring(at));
        anyAfterTime |= next.any || next.namedTime;
        for (int c = 0; c < ASCII; c++) {
            charactersAfterTime[c] |= next.characters[c];
        }
    }

    private void addEach(String first) {
        for (int i = 0; i < first.length(); i++) {
            characters[first.charAt(i)] = true;
        }
    }
}
