package io.logclf.training.page;

import io.logclf.api.text.ShownText;
import java.util.List;
import java.util.Locale;

/**
 * Markup of a page, put together piece by piece. Whatever comes from data goes through {@link #text} and the methods built on it, which
 * escape it with {@link ShownText#html}: it can neither be markup nor end an attribute in quotes, and control characters and characters
 * that turn the direction of text are shown as visible signs. {@link #raw(String)} is for markup of our own alone.
 *
 * <pre>{@code
 * new HtmlBuilder().raw("<p>").text("a < b & c").raw("</p>\n").toString();     // each sign of the text as its entity
 * }</pre>
 *
 * <p>All methods but {@link #toString} append, and return this builder. Not safe for concurrent use.
 */
public final class HtmlBuilder {

    private final StringBuilder markup = new StringBuilder(1 << 14);

    /** Creates an empty builder. */
    public HtmlBuilder() {}

    /** Appends markup as it is: never anything that comes from data. */
    public HtmlBuilder raw(String trusted) {
        markup.append(trusted);
        return this;
    }

    /**
     * Appends markup with the arguments of a format in it, as {@link String#format} with {@link Locale#ROOT}.
     *
     * @param arguments numbers, or text that is escaped already
     */
    public HtmlBuilder raw(String format, Object... arguments) {
        markup.append(String.format(Locale.ROOT, format, arguments));
        return this;
    }

    /** Appends text, escaped: it may stand in an element and in an attribute in quotes. */
    public HtmlBuilder text(String plain) {
        markup.append(ShownText.html(plain));
        return this;
    }

    /** Appends an element without attributes, with text in it, and a line break. */
    public HtmlBuilder element(String name, String plain) {
        return raw("<" + name + ">").text(plain).raw("</" + name + ">\n");
    }

    /** Appends a paragraph of the class {@code note}; nothing for an empty text. */
    public HtmlBuilder note(String plain) {
        return plain.isEmpty() ? this : raw("<p class=\"note\">").text(plain).raw("</p>\n");
    }

    /**
     * Begins a table in a region that scrolls by itself, so that a wide table does not widen the page. End
     * it with {@link #endTable}; between the two, rows are appended with {@link #raw(String) raw} {@code
     * <tr>} and the methods for cells.
     *
     * @param caption for readers that speak; stylesheets hide it
     * @param kinds of the columns, a letter each: {@code t} for text, {@code n} for numbers, which stand at
     *     the right
     * @param header the titles of the columns, as many as there are kinds
     */
    public HtmlBuilder table(String caption, String kinds, List<String> header) {
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

    /** Ends what {@link #table} began. */
    public HtmlBuilder endTable() {
        return raw("</tbody></table></div>\n");
    }

    /** Appends a cell that is the head of its row. */
    public HtmlBuilder rowHead(String plain) {
        return raw("<th scope=\"row\">").text(plain).raw("</th>");
    }

    /** Appends a cell with text. */
    public HtmlBuilder cell(String plain) {
        return raw("<td>").text(plain).raw("</td>");
    }

    /** Appends a cell with a number that is written out already, as {@link ShownNumbers} does. */
    public HtmlBuilder number(String plain) {
        return raw("<td class=\"n\">").text(plain).raw("</td>");
    }

    /** Appends a cell with a count, as in {@code 12,345}. */
    public HtmlBuilder number(long count) {
        return number(ShownNumbers.count(count));
    }

    /** Returns the markup so far. */
    @Override
    public String toString() {
        return markup.toString();
    }
}
