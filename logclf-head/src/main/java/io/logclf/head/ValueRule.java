package io.logclf.head;

import io.logclf.api.text.MaskedMessage;
import java.util.List;
import java.util.Objects;

/**
 * What a masked text keeps of one of its values, because a label depends on it. Immutable.
 *
 * <p>Where it keeps nothing, since the value is of none of the kinds that training saw, the text stays masked.
 *
 * @param value which of the text's values, counted from 0
 * @param kind what of it matters
 * @param values what training saw of it, as the kind says
 */
public record ValueRule(int value, Kind kind, List<String> values) {

    /** What of a value matters; training tries the kinds in this order, and takes the first that tells labels apart. */
    public enum Kind {
        /** Whether it is 0; {@code values} is empty. */
        ZERO,
        /** Whether it equals another value of the text, which {@code values} names by its number. */
        EQUAL,
        /** The hundreds of a number of three digits, such as a status; {@code values} are the first digits seen. */
        HUNDREDS,
        /** What it is; {@code values} are those seen. */
        LISTED,
        /** Whether it is below a bound, the only one of {@code values}. */
        BELOW
    }

    /**
     * Checks that there is what the kind needs.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the values are not what the kind needs, or {@code value} is negative
     */
    public ValueRule {
        Objects.requireNonNull(kind, "kind");
        values = List.copyOf(values);
        boolean fits =
                switch (kind) {
                    case ZERO -> values.isEmpty();
                    case EQUAL -> values.size() == 1 && values.get(0).matches("[0-9]{1,6}");
                    case HUNDREDS -> !values.isEmpty() && values.stream().allMatch(digit -> digit.matches("[1-9]"));
                    case LISTED -> !values.isEmpty();
                    case BELOW -> values.size() == 1 && !Double.isNaN(Numerals.of(values.get(0)));
                };
        if (value < 0 || !fits) {
            throw new IllegalArgumentException("values of kind " + kind + " of value " + value + ": " + values);
        }
    }

    /**
     * Returns the masked text with what is kept of the value in place of its placeholder.
     *
     * @param masked of the same message, with its values
     */
    public String text(MaskedMessage masked) {
        if (value >= masked.values().size()) {
            return masked.text();
        }
        MaskedMessage.Value place = masked.values().get(value);
        String kept = kept(place.original(), masked.values());
        return kept.isEmpty()
                ? masked.text()
                : masked.text().substring(0, place.start())
                        + kept
                        + masked.text().substring(place.end());
    }

    /** Returns what is kept of a value; empty to keep nothing. */
    private String kept(String original, List<MaskedMessage.Value> all) {
        double number = Numerals.of(original);
        return switch (kind) {
            case ZERO -> Double.isNaN(number) ? "" : number == 0 ? "0" : "<some>";
            case EQUAL -> {
                int other = Integer.parseInt(values.get(0));
                yield other >= all.size() ? "" : original.equals(all.get(other).original()) ? "<same>" : "<other>";
            }
            case HUNDREDS ->
                original.matches("[1-9][0-9]{2}") && values.contains(original.substring(0, 1))
                        ? original.charAt(0) + "xx"
                        : "";
            case LISTED -> values.contains(original) ? original : "";
            case BELOW -> Double.isNaN(number) ? "" : number < Numerals.of(values.get(0)) ? "<low>" : "<high>";
        };
    }
}
