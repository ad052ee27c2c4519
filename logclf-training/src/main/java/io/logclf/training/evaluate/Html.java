package io.logclf.training.evaluate;

import io.logclf.api.text.ShownText;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Text of a page, put together piece by piece; whatever comes from data is escaped. */
final class Html {

    private static final String NOTHING = "–";

    private final StringBuilder text = new StringBuilder(1 << 14);

    /** Adds markup as it is. */
    Html raw(String markup) {
        text.append(markup);
        return this;
    }

    /** Adds markup with a format's arguments, which must be numbers or escaped. */
    Html raw(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments));
        return this;
    }

    Html text(String plain) {
        text.append(ShownText.html(plain));
        return this;
    }

    /** Adds an element with text in it. */
    Html element(String name, String plain) {
        return raw("<" + name + ">").text(plain).raw("</" + name + ">\n");
    }

    /** Adds a paragraph, if there is something to say. */
    Html note(String plain) {
        return plain.isEmpty() ? this : raw("<p class=\"note\">").text(plain).raw("</p>\n");
    }

    /**
     * Begins a table that scrolls by itself. End it with {@link #endTable}.
     *
     * @param kinds of the columns, a letter each: {@code t} for text, {@code n} for numbers
     */
    Html table(String caption, String kinds, List<String> header) {
        raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .text(caption)
                .raw("\"><table><caption>")
                .text(caption)
                .raw("</caption>\n<thead><tr>");
        for (int i = 0; i < header.size(); i++) {
            raw(kinds.charAt(i) == 'n' ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
                    .text(header.get(i))
                    .raw("</th>");
        }
        return raw("</tr></thead>\n<tbody>\n");
    }

    Html endTable() {
        return raw("</tbody></table></div>\n");
    }

    /** Adds a cell that names its row. */
    Html rowHead(String plain) {
        return raw("<th scope=\"row\">").text(plain).raw("</th>");
    }

    Html cell(String plain) {
        return raw("<td>").text(plain).raw("</td>");
    }

    Html number(String plain) {
        return raw("<td class=\"n\">").text(plain).raw("</td>");
    }

    Html number(long count) {
        return number(count(count));
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** As in {@code 99.4 %}; what is not all or nothing is not rounded to it. */
    static String percent(OptionalDouble share) {
        if (share.isEmpty()) {
            return NOTHING;
        }
        double value = share.getAsDouble();
        if (value < 1 && value >= 0.9995) {
            return "> 99.9 %";
        }
        return value > 0 && value < 0.0005 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }

    /** As in {@code 0.981}. */
    static String decimal(OptionalDouble value) {
        if (value.isEmpty()) {
            return NOTHING;
        }
        double number = value.getAsDouble();
        return number < 1 && number >= 0.9995 ? "> 0.999" : String.format(Locale.ROOT, "%.3f", number);
    }

    /** Shortens long text at the end, not within a character. */
    static String shortened(String plain, int maxChars) {
        if (plain.length() <= maxChars) {
            return plain;
        }
        int end = Character.isHighSurrogate(plain.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
        return plain.substring(0, end) + "…";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
