package io.logclf.training.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a message into parts: words of letters, runs of white space and single signs, which are constant,
 * and what varies by its form: numbers, hexadecimal numbers, UUIDs and words in which letters and digits
 * alternate. Nothing is left out, so that the parts in their order match the message.
 *
 * Unlike mining's lexer, which only compares, this one must be able to write a pattern: signs and blanks
 * are kept as they are, and a word with a number in it, {@code User685}, is the word and the number.
 */
final class PartLexer {

    /** What is behind so many parts varies. */
    static final int MAX_PARTS = 256;
    /** What is behind so many characters varies. */
    private static final int MAX_CHARS = 2_000;
    /** Longer words are data. */
    private static final int MAX_WORD = 64;
    /** More of it aligns columns. */
    private static final int MAX_SPACE = 8;

    /** Shorter ones are more likely a word with a number than a hexadecimal number. */
    private static final int MIN_HEX = 6;

    /** A word with more runs of letters and digits alternates, and varies as a whole. */
    private static final int MAX_RUNS = 3;

    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}(?!\\w)");

    private final List<Part> parts = new ArrayList<>();
    private final String message;
    private int at;

    private PartLexer(String message) {
        this.message = message;
    }

    /** Returns the parts of a message; of a very long one those of its beginning, and one for the rest. */
    static List<Part> parts(String message) {
        return new PartLexer(message).read();
    }

    private List<Part> read() {
        while (at < message.length() && at < MAX_CHARS && parts.size() < MAX_PARTS) {
            part();
        }
        if (at < message.length()) {
            // New line included: what else the rest of another message has is not known.
            parts.add(
                    new Part("", CharClasses.of(message.substring(at)) | CharClasses.SPACE | CharClasses.BREAK, true));
        }
        return parts;
    }

    /** Reads the part that begins here. */
    private void part() {
        int c = message.codePointAt(at);
        if (Character.isLetterOrDigit(c)) {
            word();
        } else if (isSpace(at)) {
            int end = at + 1;
            while (end < message.length() && isSpace(end)) {
                end++;
            }
            if (end - at > MAX_SPACE) {
                variable(end);
            } else {
                constant(end);
            }
        } else {
            constant(at + Character.charCount(c));
        }
    }

    private boolean isSpace(int i) {
        return (CharClasses.of(message.charAt(i)) & CharClasses.SPACE) != 0;
    }

    /** Reads a word: constant if it is letters, varying if it is a number, in runs if it is both. */
    private void word() {
        Matcher uuid = UUID.matcher(message).region(at, message.length()).useTransparentBounds(true);
        if (uuid.lookingAt()) {
            variable(uuid.end());
            return;
        }
        int end = end(true);
        String word = message.substring(at, end);
        int kinds = CharClasses.of(word);
        boolean digits = word.codePoints().anyMatch(Character::isDigit);
        if (kinds == CharClasses.DIGIT || word.length() > MAX_WORD) {
            variable(end);
        } else if (!digits) {
            constant(end);
        } else if ((kinds & ~(CharClasses.DIGIT | CharClasses.HEX)) == 0 && word.length() >= MIN_HEX) {
            variable(end);
        } else {
            runs(end);
        }
    }

    /** Splits a word into letters and digits, or leaves it whole if they alternate. */
    private void runs(int end) {
        int start = at;
        int before = parts.size();
        while (at < end) {
            int run = end(false);
            boolean digits = Character.isDigit(message.codePointAt(at));
            if (digits) {
                variable(run);
            } else {
                constant(run);
            }
        }
        if (parts.size() - before > MAX_RUNS) {
            parts.subList(before, parts.size()).clear();
            at = start;
            variable(end);
        }
    }

    /** Returns the end of the letters and digits that start here, or of those of one of both kinds. */
    private int end(boolean mixed) {
        boolean digits = Character.isDigit(message.codePointAt(at));
        int end = at;
        while (end < message.length()) {
            int c = message.codePointAt(end);
            if (!Character.isLetterOrDigit(c) || (!mixed && Character.isDigit(c) != digits)) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    /** Adds the text up to a place as a part that is constant, and goes there. */
    private void constant(int end) {
        parts.add(Part.constant(message.substring(at, end)));
        at = end;
    }

    /** Adds the text up to a place as a part that varies, and goes there. */
    private void variable(int end) {
        parts.add(Part.variable(CharClasses.of(message.substring(at, end))));
        at = end;
    }
}
