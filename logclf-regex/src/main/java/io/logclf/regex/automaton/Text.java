package io.logclf.regex.automaton;

/** A message as the automata read it: they look at every character, and an array is quicker to read than a string. */
public final class Text {

    private final String string;
    private final char[] chars;
    private final boolean surrogates;

    public Text(String string) {
        this.string = string;
        this.chars = string.toCharArray();
        int all = 0;
        boolean found = false;
        for (char c : chars) {
            all |= c;
        }
        if (all >= Character.MIN_SURROGATE) {
            for (char c : chars) {
                found |= Character.isSurrogate(c);
            }
        }
        this.surrogates = found;
    }

    public String string() {
        return string;
    }

    /** Returns the characters; not a copy, and not to be changed. */
    public char[] chars() {
        return chars;
    }

    /** Tells whether there is a surrogate, paired or not. */
    public boolean hasSurrogates() {
        return surrogates;
    }
}
