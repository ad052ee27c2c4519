package io.logclf.regex.syntax;

import com.google.re2j.PatternSyntaxException;

/**
 * A pattern that cannot be used. The message gives the reason and the remedy in words for the author of a rule, without the
 * rule's id and line, which the caller adds: {@code a ) without its (; to match it as text, write \)}. Checked, since a
 * faulty pattern is an expected input: loading collects the errors of all rules before it fails.
 */
public final class PatternError extends Exception {

    private static final String BACKSLASH = "to match a backslash as text, as in a path, write \\\\";

    private PatternError(String message, Throwable cause) {
        super(message, cause);
    }

    /** Refuses a pattern for a reason other than RE2/J's: an unknown reference, for example. */
    public PatternError(String message) {
        super(message);
    }

    /**
     * Explains what RE2/J refused. Constructs that other engines have, look-around and back-references above all, get the reason
     * why they are missing and what to write instead; the rest keeps RE2/J's description.
     *
     * @param e what RE2/J has thrown; becomes the cause
     */
    public static PatternError of(PatternSyntaxException e) {
        // The part of the pattern that RE2/J refuses; for a surplus bracket, a name of its own: "stack underflow".
        String part = e.getPattern();
        if (part.matches("(?s)\\(\\?<?[=!].*")) {
            return new PatternError(
                    "look-around ((?=, (?!, (?<=, (?<!) is refused: it cannot be matched in linear time;"
                            + " say what the message contains instead, or put a rule for the exception before this one",
                    e);
        }
        if (part.matches("\\\\[1-9k]")) {
            return new PatternError(
                    "back-references (\\1, \\k<name>) are refused: they cannot be matched in linear time;"
                            + " write the repeated text out, or leave the message to another stage; " + BACKSLASH,
                    e);
        }
        if (part.equals("(?>") || e.getDescription().contains("nested repetition")) {
            return new PatternError(
                    "'" + part + "': possessive and atomic groups and repeated repetitions are refused;"
                            + " matching is linear without them, so plain * and + do",
                    e);
        }
        if (part.equals("stack underflow")) {
            return new PatternError("a ) without its (; to match it as text, write \\)", e);
        }
        if (e.getDescription().contains("duplicate capture")) {
            return new PatternError("the capture '" + part + "' is named twice; give each its own name", e);
        }
        if (e.getDescription().matches("(?:invalid escape|trailing backslash).*") || part.matches("(?s)\\\\[pP].*")) {
            return new PatternError(
                    e.getDescription() + (part.isEmpty() ? "" : " at " + Quote.of(part)) + "; " + BACKSLASH, e);
        }
        String place = part.isEmpty() ? "" : " at " + Quote.of(part);
        return new PatternError(e.getDescription() + place + "; see docs/rules.md for the syntax (RE2)", e);
    }
}
