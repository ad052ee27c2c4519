package io.logclf.io.input;

/** The lines of a portion. */
public final class Lines {

    private final Portion portion;

    public Lines(Portion portion) {
        this.portion = portion;
    }

    /** Is given the lines in order. */
    @FunctionalInterface
    public interface Consumer {
        /**
         * Takes a line.
         *
         * @param end where it ends, its line break included if it has one
         */
        void accept(long line, int start, int end);
    }

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
