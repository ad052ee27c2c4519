package io.logclf.llm.redact;

import java.util.Locale;
import java.util.Set;

/**
 * The value behind a key such as {@code password=}: where it begins, where it ends, and whether it looks like a secret.
 * Immutable.
 *
 * <p>Log lines put values in many forms: bare, in quotes, in quotes that JSON inside JSON has escaped, in typographic
 * quotes, with separators behind them. Where the end is in doubt, the longer value is taken: a bit of harmless text
 * lost costs less than half a secret sent.
 */
final class SecretValue {

    /** Values that say there is none, or that only switch something. */
    private static final Set<String> EMPTY =
            Set.of("null", "nil", "none", "true", "false", "undefined", "yes", "no", "(null)", "empty", "unset");
    /** Words with which a sentence about a password goes on; bare ones behind a colon are no passwords. */
    private static final Set<String> STATES = Set.of(
            "changed",
            "expired",
            "incorrect",
            "invalid",
            "required",
            "reset",
            "ok",
            "failed",
            "missing",
            "wrong",
            "updated",
            "accepted",
            "denied",
            "rejected",
            "correct",
            "valid",
            "must",
            "too",
            "does",
            "is",
            "was",
            "not",
            "for",
            "cannot",
            "should",
            "has",
            "no",
            "user",
            "authentication",
            "access",
            "password",
            "the",
            "mismatch",
            "weak",
            "unknown");
    /** Shorter numbers are counts, such as {@code tokens: 512}. */
    private static final int LEAST_DIGITS = 6;

    private static final int LONGEST_KEY = 40;

    private final String text;
    private final int start;
    private final int end;
    private final boolean quoted;

    private SecretValue(String text, int start, int end, boolean quoted) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.quoted = quoted;
    }

    /** Returns the value at {@code i}: in quotes, which may be escaped, or up to a space or separator. */
    static SecretValue at(String text, int i) {
        int quote = i;
        while (SecretChars.isAt(text, quote, '\\')) {
            quote++;
        }
        if (quote < text.length() && closing(text.charAt(quote)) != 0) {
            int end = quotedEnd(text, quote + 1, closing(text.charAt(quote)), quote > i);
            return new SecretValue(text, quote + 1, end, true);
        }
        return new SecretValue(text, i, bareEnd(text, i), false);
    }

    /** Returns the quote that closes {@code quote}, or 0 if it is no quote. */
    private static char closing(char quote) {
        return switch (quote) {
            case '"', '\'', '`' -> quote;
            case '\u201c', '\u201e' -> '\u201d';
            case '\u2018' -> '\u2019';
            case '\u00ab' -> '\u00bb';
            default -> 0;
        };
    }

    /** A quote that is not closed in its line ends with the line: better too much than half a secret. */
    private static int quotedEnd(String text, int start, char closing, boolean escaped) {
        int i = start;
        while (i < text.length() && text.charAt(i) != closing && text.charAt(i) != '\n') {
            if (text.charAt(i) == '\\') {
                if (escaped && closes(text, i, closing)) {
                    return i;
                }
                i++;
            }
            i++;
        }
        return Math.min(i, text.length());
    }

    /**
     * Tells whether the backslashes at {@code backslash} lead to the closing quote; a few levels of escaping, not
     * endless ones.
     */
    private static boolean closes(String text, int backslash, char closing) {
        int i = backslash;
        while (SecretChars.isAt(text, i, '\\') && i - backslash < 8) {
            i++;
        }
        return SecretChars.isAt(text, i, closing);
    }

    /**
     * Returns the end of a value without quotes, less the punctuation that the sentence or a bracket around it adds.
     */
    private static int bareEnd(String text, int start) {
        int i = start;
        while (i < text.length() && !endsAt(text, i)) {
            i++;
        }
        while (i > start && ".)]}>".indexOf(text.charAt(i - 1)) >= 0 && !isPlaceholderEnd(text, start, i)) {
            i--;
        }
        return i;
    }

    /** Tells whether a placeholder ends before {@code end}, whose bracket belongs to it. */
    private static boolean isPlaceholderEnd(String text, int start, int end) {
        int i = end - 2;
        while (i >= start && end - i <= LONGEST_KEY && Redactor.isNamePart(text.charAt(i))) {
            i--;
        }
        return text.charAt(end - 1) == '>' && i >= start && text.charAt(i) == '<';
    }

    private static boolean endsAt(String text, int i) {
        char c = text.charAt(i);
        if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '"' || c == '\'' || c == '&' || c == '`') {
            return true;
        }
        boolean separator = c == ',' || c == ';' || c == '|';
        return (separator && separates(text, i + 1)) || (c == '<' && SecretChars.isAt(text, i + 1, '/'));
    }

    /** A comma is a part of a password unless a space, the end or another key follows. */
    private static boolean separates(String text, int i) {
        int key = i;
        while (key - i < LONGEST_KEY && (SecretChars.isWordAt(text, key) || SecretChars.isAt(text, key, '-'))) {
            key++;
        }
        boolean otherKey = key > i && (SecretChars.isAt(text, key, '=') || SecretChars.isAt(text, key, ':'));
        if (i >= text.length() || otherKey) {
            return true;
        }
        return !SecretChars.isWordAt(text, i) && "*#!$%/+@&^~".indexOf(text.charAt(i)) < 0;
    }

    /** Returns the first char of the value, behind an opening quote. */
    int start() {
        return start;
    }

    /** Returns the end of the value, exclusive; equal to {@link #start} if there is none. */
    int end() {
        return end;
    }

    /**
     * Tells whether this may be a password.
     *
     * @param assigned whether {@code =} or JSON's quotes say that this is a value, and not the next word of a sentence
     */
    boolean isPassword(boolean assigned) {
        return !isNothing() && (quoted || assigned || !STATES.contains(lower()));
    }

    /**
     * Tells whether this may be a token or key: no small number, and unless it is assigned no word.
     *
     * @param assigned as for {@link #isPassword}
     */
    boolean isToken(boolean assigned) {
        boolean number = text.substring(start, end).chars().allMatch(c -> SecretChars.isDigit((char) c));
        if (isNothing() || (number && end - start < LEAST_DIGITS)) {
            return false;
        }
        return assigned ? end - start > 2 : isUnlikeWords();
    }

    /** Tells whether this cannot be the next word of a sentence. */
    boolean isUnlikeWords() {
        return !isNothing() && end - start > 3 && SecretChars.isNoWord(text, start, end);
    }

    /** Tells whether the value stands in quotes and is not empty. */
    boolean isQuoted() {
        return quoted && end > start;
    }

    /** Tells whether the value is empty, masked already as in {@code ****}, or says that there is none. */
    private boolean isNothing() {
        return text.substring(start, end).chars().allMatch(c -> "*.-_ xX\u2022".indexOf(c) >= 0)
                || EMPTY.contains(lower());
    }

    private String lower() {
        return end - start > LONGEST_KEY ? "" : text.substring(start, end).toLowerCase(Locale.ROOT);
    }
}
