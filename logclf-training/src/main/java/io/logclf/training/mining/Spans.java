package io.logclf.training.mining;

/** Finds the stretches of a shape in which a value can stand. */
final class Spans {

    private final Words words;

    Spans(Words words) {
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

    private boolean isEndOfAssigned(int token) {
        return words.is(token, ',')
                || words.is(token, ';')
                || words.is(token, ')')
                || words.is(token, ']')
                || words.is(token, '}')
                || words.is(token, '|');
    }

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
