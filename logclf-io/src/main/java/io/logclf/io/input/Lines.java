package io.logclf.io.input;

/**
 * The lines of a portion, each with its number and its place among the bytes; nothing is copied or
 * decoded.
 */
public final class Lines {

    private final Portion portion;

    public Lines(Portion portion) {
        this.portion = portion;
    }

    /**
     * Takes the lines in order. It has no type parameters and no boxing, since it is called for every
     * line of an input.
     */
    @FunctionalInterface
    public interface Consumer {
        /**
         * Takes a line.
         *
         * @param line its number in the input, from 1
         * @param start where it begins in the portion's bytes
         * @param end where it ends, its line break included if it has one
         */
        void accept(long line, int start, int end);
    }

    /**
     * Calls the consumer for each line up to the end of the rows; the bytes behind them, which only
     * belong to a problem, are left out.
     */
    public void forEach(Consumer consumer) {
        byte[] bytes = portion.bytes();
        long line = portion.line();
        int start = portion.start();
        for (int at = start; at < portion.end(); at++) {
            if (bytes[at] == '\n' || at + 1 == portion.end()) {
                consumer.accept(line++, start, at + 1);
                start = at + 1;
            }
        }
    }
}
