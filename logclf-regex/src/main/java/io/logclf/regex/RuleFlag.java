package io.logclf.regex;

/**
 * A flag that changes what a rule's whole pattern means. In rule files it is written as its letter, {@code flags: im}; inside a
 * pattern, {@code (?im)} has the same effect from there on.
 */
public enum RuleFlag {
    /** Letters match in both cases, those beyond ASCII too. */
    IGNORE_CASE('i'),
    /** {@code ^} and {@code $} also match at line breaks, not only at the ends of the message. */
    MULTILINE('m'),
    /** {@code .} also matches a line break. */
    DOT_ALL('s');

    private final char letter;

    RuleFlag(char letter) {
        this.letter = letter;
    }

    /** Returns the letter that stands for the flag in rule files and inside patterns. */
    public char letter() {
        return letter;
    }
}
