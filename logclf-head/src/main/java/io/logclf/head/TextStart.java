package io.logclf.head;

/**
 * The beginning of a text: as much of it as models read, so that what a message costs does not grow with its length. Immutable.
 *
 * <p>It ends where a tokenizer has found enough tokens already: every word is a token or more, and so is every punctuation mark and every
 * ideograph. Where that takes more than the least characters, white space that goes on counts as one space, and a word that goes on as its first
 * {@value #LONGEST_WORD} characters: WordPiece knows no word of more than 100. A text that is short enough stays as it is.
 */
public final class TextStart {

    private static final int ASCII = 128;
    /** Of a word that goes on and on, so many characters are kept once enough characters are there. */
    private static final int LONGEST_WORD = 128;
    /** Of a text that never has enough tokens, such as one of combining marks. */
    private static final int MOST_CHARS = 1 << 16;

    private final String text;
    private final int leastChars;
    private final int tokens;
    private int found;
    /** How many characters of the last kind there are in a row. */
    private int run;

    private Kind last = Kind.NOTHING;
    /** Whether the word is among the tokens found. */
    private boolean counted;

    private TextStart(String text, int leastChars, int tokens) {
        this.text = text;
        this.leastChars = leastChars;
        this.tokens = tokens;
    }

    /**
     * Returns the beginning of a text.
     *
     * @param leastChars how many UTF-16 code units stay as they are
     * @param tokens how many tokens of the whole text are the first ones of its beginning too
     */
    public static String of(String text, int leastChars, int tokens) {
        return text.length() <= leastChars ? text : new TextStart(text, leastChars, tokens).cut();
    }

    private String cut() {
        StringBuilder kept = new StringBuilder(leastChars + LONGEST_WORD);
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            Kind kind = kind(c);
            boolean begins = kind == Kind.SIGN || kind != last;
            if (i >= leastChars && ((begins && found >= tokens) || kept.length() >= MOST_CHARS)) {
                break;
            }
            run = begins ? 1 : run + 1;
            last = kind;
            count(c, begins);
            if (i < leastChars || run <= (kind == Kind.SPACE ? 1 : LONGEST_WORD)) {
                kept.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return kept.toString();
    }

    /**
     * Counts a character as a token, if it is the first of its word that makes it one, or is a token by
     * itself.
     */
    private void count(int c, boolean begins) {
        counted &= !begins;
        // Marks and control characters alone are no token.
        if (last == Kind.SIGN || (last == Kind.WORD && !counted && Character.isLetterOrDigit(c))) {
            found++;
            counted = true;
        }
    }

    private static Kind kind(int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return Kind.SPACE;
        }
        return isSign(c) ? Kind.SIGN : Kind.WORD;
    }

    /** Tells whether a character is a token by itself: punctuation, or an ideograph. */
    private static boolean isSign(int c) {
        if (c < ASCII) {
            return c > ' ' && c < ASCII - 1 && !Character.isLetterOrDigit(c);
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> Character.isIdeographic(c);
        };
    }

    /** What a character is a part of. */
    private enum Kind {
        NOTHING,
        SPACE,
        WORD,
        /** A token by itself. */
        SIGN
    }
}
