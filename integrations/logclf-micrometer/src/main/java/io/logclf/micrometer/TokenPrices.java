package io.logclf.micrometer;

import java.util.Map;

/**
 * The prices of a language model's tokens, in any one currency.
 *
 * @param input for a million tokens that are sent, at least 0
 * @param output for a million tokens that come back, at least 0
 */
record TokenPrices(double input, double output) {

    static final String INPUT_TOKENS = "input_tokens";
    private static final String OUTPUT_TOKENS = "output_tokens";
    private static final double MILLION = 1e6;

    TokenPrices {
        requirePrice("input", input);
        requirePrice("output", output);
    }

    /**
     * Returns what the tokens cost that a stage has counted.
     *
     * @param counts of the stage, by name; those that are absent are 0
     */
    double cost(Map<String, Long> counts) {
        return (counts.getOrDefault(INPUT_TOKENS, 0L) * input + counts.getOrDefault(OUTPUT_TOKENS, 0L) * output)
                / MILLION;
    }

    private static void requirePrice(String name, double price) {
        if (!(price >= 0.0 && price < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be a price of 0 or more: " + price);
        }
    }
}
