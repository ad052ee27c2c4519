package io.logclf.regex.syntax;

import com.google.re2j.PatternSyntaxException;

/** A pattern that cannot be used, with the reason and the remedy in its message. */
public final class PatternError extends Exception {

    private static final String BACKSLASH = "to match a backslash as text, as in a path, write \\\\";

    private PatternError(String message, Throwable cause) {
        super(message, cause);
    }

    public PatternError(String message) {
        super(message);
    }

    /** Explains what RE2/J refused. */
    public static PatternError of(PatternSyntaxException e) {
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
