package io.logclf.training.rules;

/**
 * A part of messages: constant text, or what varies with the kinds of characters seen in it. Immutable.
 *
 * @param text the constant text; empty if the part varies
 * @param chars the kinds of characters of a part that varies, bits of {@link CharClasses}; 0 if it is
 *     constant
 * @param optional whether a part that varies was also seen empty
 */
record Part(String text, int chars, boolean optional) {

    /** Returns a part that is the same in all messages. */
    static Part constant(String text) {
        return new Part(text, 0, false);
    }

    /** Returns a part that varies and was never seen empty. */
    static Part variable(int chars) {
        return new Part("", chars, false);
    }

    /** Tells whether all messages have the same text here. */
    boolean isConstant() {
        return chars == 0;
    }

    /** Tells whether the part is constant and a word of letters. */
    boolean isWord() {
        return isConstant() && Character.isLetter(text.codePointAt(0));
    }

    /** Tells whether the part is white space and nothing else. */
    boolean isSpaceOnly() {
        return (kinds() & ~(CharClasses.SPACE | CharClasses.BREAK)) == 0;
    }

    /** Tells whether the part varies over several words. */
    boolean hasSpace() {
        return (chars & CharClasses.SPACE) != 0;
    }

    /** Returns the kinds of the characters that the part may have. */
    int kinds() {
        return isConstant() ? CharClasses.of(text) : chars;
    }

    /** Returns what varies over the characters of both. */
    Part with(Part other) {
        return new Part("", kinds() | other.kinds(), optional && other.optional);
    }
}
