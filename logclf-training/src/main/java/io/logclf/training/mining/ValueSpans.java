package io.logclf.training.mining;

/**
 * Finds the stretches of a shape in which a value can stand: every word and every variable; what is
 * assigned, or stands in brackets or quotes; lists; names in capitals; and up to four Han characters in a
 * row, as nothing says where a name among them ends.
 */
final class ValueSpans {

    /** A name of a person has two to four. */
    private static final int MAX_HAN = 4;

    private final Words words;

    ValueSpans(Words words) {
        this.words = words;
    }

    /** Takes one stretch after the other. */
    interface Consumer {
        void accept(int from, int to);
    }

    /** Passes on every word and variable, and every value of several words. */
    void forEach(Shape shape, Consumer consumer) {
        int[] tokens = shape.tokens();
        for (int i = 0; i < tokens.length; i++) {
            boolean key = i + 1 < tokens.length && words.is(tokens[i + 1], '=');
            if (Words.isVariable(tokens[i]) || (words.isWord(tokens[i]) && !key)) {
                consumer.accept(i, i + 1);
            }
            int end = end(tokens, i);
            if (end > i + 2) {
                consumer.accept(i + 1, end);
            }
            int last = endOfList(tokens, i);
            if (last > i + 1) {
                consumer.accept(i, last);
            }
            int han = endOfHan(tokens, i);
            for (int to = i + 2; to <= han; to++) {
                consumer.accept(i, to);
            }
            int name = endOfName(tokens, i);
            if (name > i + 1) {
                consumer.accept(i, name);
            }
        }
    }

    /** Returns the end of the value that starts after {@code i}, or 0. */
    private int end(int[] tokens, int i) {
        if (words.is(tokens[i], '=')) {
            return endOfAssigned(tokens, i + 1);
        }
        char closer = words.closer(tokens[i]);
        return closer == 0 ? 0 : endOfEnclosed(tokens, i + 1, closer);
    }

    /**
     * Returns the end of what is assigned: the next key, comma or closing bracket; 0 if brackets open in
     * it.
     */
    private int endOfAssigned(int[] tokens, int from) {
        if (from < tokens.length && words.closer(tokens[from]) != 0) {
            return 0;
        }
        for (int i = from; i < tokens.length; i++) {
            boolean key = i + 1 < tokens.length && words.is(tokens[i + 1], '=');
            if (key || isEndOfAssigned(tokens[i])) {
                return i;
            }
            if (words.depth(tokens[i]) != 0) {
                return 0;
            }
        }
        return tokens.length;
    }

    /**
     * Returns the end of the list that begins at {@code from}, each item of which is one token; 0 if none
     * begins there.
     */
    private int endOfList(int[] tokens, int from) {
        if (!isItem(tokens, from) || (from > 0 && words.is(tokens[from - 1], ','))) {
            return 0;
        }
        int end = from + 1;
        while (end + 1 < tokens.length && words.is(tokens[end], ',') && isItem(tokens, end + 1)) {
            end += 2;
        }
        return isItem(tokens, end) ? 0 : end;
    }

    /** Returns the end of the words that are written as names are and begin at {@code from}. */
    private int endOfName(int[] tokens, int from) {
        if (from == 0 || words.isName(tokens[from - 1])) {
            return 0;
        }
        int end = from;
        while (end < tokens.length && words.isName(tokens[end])) {
            end++;
        }
        return end;
    }

    /** Returns the end of the longest name in Han characters that may begin at {@code from}. */
    private int endOfHan(int[] tokens, int from) {
        int end = from;
        while (end < tokens.length
                && end - from < MAX_HAN
                && words.isHan(tokens[end])
                && (end == from || !Words.isSpaced(tokens[end]))) {
            end++;
        }
        return end;
    }

    private boolean isItem(int[] tokens, int at) {
        return at < tokens.length && (Words.isVariable(tokens[at]) || words.isWord(tokens[at]));
    }

    private boolean isEndOfAssigned(int token) {
        return words.is(token, ',')
                || words.is(token, ';')
                || words.is(token, ')')
                || words.is(token, ']')
                || words.is(token, '}')
                || words.is(token, '|');
    }

    /**
     * Returns the end of what stands in a pair of brackets or quotes; 0 if others open in it, or it does
     * not end.
     */
    private int endOfEnclosed(int[] tokens, int from, char closer) {
        for (int i = from; i < tokens.length; i++) {
            if (words.is(tokens[i], closer)) {
                return i;
            }
            if (words.closer(tokens[i]) != 0) {
                return 0;
            }
        }
        return 0;
    }
}
