package io.logclf.regex.syntax;

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
     * @param part the part of the pattern that is refused; for a surplus bracket, a name of RE2/J's own: "stack underflow"
     * @param description what RE2/J says of it
     * @param refusal the exception of RE2/J, which becomes the cause
     */
    public static PatternError of(String part, String description, Throwable refusal) {
        if (part.matches("(?s)\\(\\?<?[=!].*")) {
            return new PatternError(
                    "look-around ((?=, (?!, (?<=, (?<!) is refused: it cannot be matched in linear time;"
                            + " say what the message contains instead, or put a rule for the exception before this one",
                    refusal);
        }
        if (part.matches("\\\\[1-9k]")) {
            return new PatternError(
                    "back-references (\\1, \\k<name>) are refused: they cannot be matched in linear time;"
                            + " write the repeated text out, or leave the message to another stage; " + BACKSLASH,
                    refusal);
        }
        if (part.equals("(?>") || description.contains("nested repetition")) {
            return new PatternError(
                    "'" + part + "': possessive and atomic groups and repeated repetitions are refused;"
                            + " matching is linear without them, so plain * and + do",
                    refusal);
        }
        if (part.equals("stack underflow")) {
            return new PatternError("a ) without its (; to match it as text, write \\)", refusal);
        }
        if (description.contains("duplicate capture")) {
            return new PatternError("the capture '" + part + "' is named twice; give each its own name", refusal);
        }
        if (description.matches("(?:invalid escape|trailing backslash).*") || part.matches("(?s)\\\\[pP].*")) {
            return new PatternError(
                    description + (part.isEmpty() ? "" : " at " + Quote.of(part)) + "; " + BACKSLASH, refusal);
        }
        String place = part.isEmpty() ? "" : " at " + Quote.of(part);
        return new PatternError(description + place + "; see docs/rules.md for the syntax (RE2)", refusal);
    }
}
