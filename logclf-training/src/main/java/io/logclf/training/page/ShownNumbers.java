package io.logclf.training.page;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Numbers as reports write them, the same in every locale. A share that is not all or nothing is never
 * rounded to it: a reader who sees {@code 100.0 %} may conclude that not one row was wrong.
 */
public final class ShownNumbers {

    /** What stands where there is no figure. */
    public static final String NOTHING = "–";

    private ShownNumbers() {}

    /** Returns a count with separators, as in {@code 12,345}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /**
     * Returns a share as in {@code 99.4 %}, {@code > 99.9 %} or {@code < 0.1 %}; {@link #NOTHING} for an
     * empty one.
     */
    public static String percent(OptionalDouble share) {
        if (share.isEmpty()) {
            return NOTHING;
        }
        double value = share.getAsDouble();
        if (value < 1 && value >= 0.9995) {
            return "> 99.9 %";
        }
        return value > 0 && value < 0.0005 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }

    /**
     * Returns the share of a part in a whole as {@link #percent(OptionalDouble)} does; {@link #NOTHING} if
     * the whole is 0.
     */
    public static String percent(long part, long whole) {
        return percent(whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole));
    }

    /** Returns a figure between 0 and 1 as in {@code 0.981} or {@code > 0.999}; {@link #NOTHING} for an empty one. */
    public static String decimal(OptionalDouble value) {
        if (value.isEmpty()) {
            return NOTHING;
        }
        double number = value.getAsDouble();
        return number < 1 && number >= 0.9995 ? "> 0.999" : String.format(Locale.ROOT, "%.3f", number);
    }
}
