package io.logclf.head;

/**
 * Numbers as they stand in messages, with or without a unit behind them. A comma separates thousands, and a
 * point decimals, in whatever language.
 */
public final class Numerals {

    private Numerals() {}

    /** Returns the number that a value begins with, such as 45 of {@code 45%} and 1234 of {@code 1,234 ms}; NaN if it begins with none. */
    public static double of(String value) {
        int end = 0;
        while (end < value.length() && isPart(value.charAt(end), end)) {
            end++;
        }
        try {
            return Double.parseDouble(value.substring(0, end).replace(",", ""));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean isPart(char c, int at) {
        return (c >= '0' && c <= '9') || c == '.' || c == ',' || (at == 0 && (c == '-' || c == '+'));
    }
}
