package io.logclf.training.discover;

import io.logclf.api.text.ShownText;
import java.util.Locale;

/** Pieces of a page. */
final class Html {

    private static final int MAX_CHARS = 300;

    private Html() {}

    /** Returns text as it may stand in elements and quoted attributes; what is long is cut. */
    static String text(String text) {
        return text.codePointCount(0, text.length()) <= MAX_CHARS
                ? ShownText.html(text)
                : ShownText.html(text.substring(0, text.offsetByCodePoints(0, MAX_CHARS))) + "…";
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", whole == 0 ? 0.0 : 100.0 * part / whole);
    }

    /** Returns the colour of a group: neighbours in size differ most. Grey for small ones, and for noise. */
    static String colour(int number, int coloured) {
        return number < 1 || number > coloured
                ? "var(--grey)"
                : String.format(Locale.ROOT, "hsl(%d 65%% 50%%)", Math.floorMod((number - 1) * 137, 360));
    }
}
