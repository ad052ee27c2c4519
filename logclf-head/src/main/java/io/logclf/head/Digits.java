package io.logclf.head;

/**
 * Numbers in [0, 1] with four digits after the point. {@link String#format} would take longer than
 * classifying a message from a cache, and a busy stage may need one for most messages.
 *
 * <p>Details of verdicts compare a confidence with a threshold. So the one is rounded down and the other
 * up: rounded to the nearest, "0.9000, below 0.9000" could stand there.
 */
final class Digits {

    private static final int UNIT = 10_000;

    private Digits() {}

    /** Rounds down. */
    static String down(double value) {
        return text((int) Math.floor(value * UNIT));
    }

    /** Rounds up. */
    static String up(double value) {
        return text((int) Math.ceil(value * UNIT));
    }

    /** Rounds down, and in any case to less than {@link #up} of a bound that is larger: both must never read the same. */
    static String below(double value, double bound) {
        return text((int) Math.min(Math.floor(value * UNIT), Math.ceil(bound * UNIT) - 1));
    }

    private static String text(int units) {
        char[] text = {'0', '.', '0', '0', '0', '0'};
        int rest = Math.max(0, units);
        for (int i = text.length - 1; i > 1; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        text[0] = (char) ('0' + rest);
        return new String(text);
    }
}
