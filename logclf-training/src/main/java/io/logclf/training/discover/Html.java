package io.logclf.training.discover;

import java.util.Locale;

/** Pieces of a page. */
final class Html {

    private static final int MAX_CHARS = 300;

    private Html() {}

    /** Returns text as it may stand in elements and quoted attributes; what is long is cut, and what is no character replaced. */
    static String text(String text) {
        StringBuilder html = new StringBuilder();
        text.codePoints().limit(MAX_CHARS).forEach(c -> {
            switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.appendCodePoint(isShown(c) ? c : 0xFFFD);
            }
        });
        return text.codePointCount(0, text.length()) > MAX_CHARS ? html + "…" : html.toString();
    }

    private static boolean isShown(int c) {
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !surrogate && (c == '\n' || c == '\t' || !Character.isISOControl(c));
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
