package io.logclf.api.text;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes untrusted text safe to show: messages, labels, names of files and columns may hold what moves a terminal's cursor,
 * forges a line, changes the order of letters, hides some, or is markup. Each method is for one kind of output, but for {@link #start}
 * and {@link #shortened}, which cut a text before it is kept or escaped. All are linear in the text, and never fail, whatever it holds.
 *
 * <table>
 *   <caption>The same text in each output</caption>
 *   <tr><th>method</th><th>output</th><th>a line break, an escape, a change of direction</th></tr>
 *   <tr><td>{@link #escaped}</td><td>terminal, log</td><td>{@code \n}, {@code \}{@code u001b}, {@code \}{@code u202e}</td></tr>
 *   <tr><td>{@link #line}</td><td>an error or remark, which holds such text</td><td>the same</td></tr>
 *   <tr><td>{@link #html}</td><td>page</td><td>itself, {@code ␛}, {@code [U+202E]}</td></tr>
 *   <tr><td>{@link #markdown}</td><td>line of a text with markup</td><td>a blank, {@code ␛}, {@code [U+202E]}</td></tr>
 * </table>
 */
public final class ShownText {

    private static final Pattern MARKDOWN = Pattern.compile("[|`*\\[\\]\\\\]");
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int REPLACEMENT = 0xFFFD;
    /** How long a line may be; a longer one keeps its beginning, which has the place, and its end, which has the remedy. */
    private static final int MAX_LINE = 2_000;

    private static final int LINE_END = 500;
    private static final int EXAMPLE_CHARS = 120;

    private ShownText() {}

    /**
     * Returns the whole text on one line, with control, format and surrogate characters as Java's escapes. Backslashes are doubled, so
     * that an escape in the result cannot be confused with the same characters in the text.
     */
    public static String escaped(String text) {
        return escaped(text, true);
    }

    /**
     * Returns the beginning of a text on one line, and its length if that is not all.
     *
     * @param maxChars how many characters of the text to show, before they are escaped; at least 1
     */
    public static String escaped(String text, int maxChars) {
        return text.length() <= maxChars
                ? escaped(text)
                : String.format(Locale.ROOT, "%s... (%,d characters)", escaped(start(text, maxChars)), text.length());
    }

    /**
     * Returns the beginning of a text, not escaped and without a sign that it goes on. A character of two {@code char}s at the end is
     * left out and not cut in half.
     *
     * @param maxChars how many {@code char}s to return at most; not negative
     */
    public static String start(String text, int maxChars) {
        return text.length() <= maxChars ? text : text.substring(0, end(text, maxChars));
    }

    /**
     * Returns a text, not escaped, or its {@link #start} with an ellipsis behind it.
     *
     * @param maxChars how many {@code char}s of the text to return at most; not negative
     */
    public static String shortened(String text, int maxChars) {
        return text.length() <= maxChars ? text : start(text, maxChars) + "…";
    }

    /** Returns the beginning of a text, up to 120 characters, for an entry of a list. */
    public static String example(String text) {
        return escaped(text, EXAMPLE_CHARS);
    }

    /**
     * Returns on one line a message of this library that quotes untrusted text. Unlike {@link #escaped(String)} it leaves backslashes as
     * they are, for messages that tell how to write one. Of more than 2,000 characters, the middle is left out.
     */
    public static String line(String sentence) {
        if (sentence.length() <= MAX_LINE) {
            return escaped(sentence, false);
        }
        int tail = end(sentence, sentence.length() - LINE_END);
        return escaped(shortened(sentence, MAX_LINE - LINE_END) + sentence.substring(tail), false);
    }

    /**
     * Returns the text escaped for elements and quoted attributes of a page. Line breaks and tabs stay; other control characters
     * are shown as pictures, and what changes the order of letters or hides them by its number.
     */
    public static String html(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> appendHtml(c, html));
        return html.toString();
    }

    /** Returns the text escaped for a line or a table cell of Markdown, where neither Markdown nor HTML in it has an effect. */
    public static String markdown(String text) {
        return MARKDOWN.matcher(html(text.replaceAll("\\R|\t", " "))).replaceAll("\\\\$0");
    }

    private static String escaped(String text, boolean backslashes) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '\\' -> escaped.append(backslashes ? "\\\\" : "\\");
                default -> appendEscaped(c, escaped);
            }
        });
        return escaped.toString();
    }

    private static void appendEscaped(int c, StringBuilder escaped) {
        if (isHarmless(c)) {
            escaped.appendCodePoint(c);
            return;
        }
        for (char unit : Character.toChars(c)) {
            escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
    }

    /** Not a control character, a format character such as those for writing direction, a lone surrogate or a line break. */
    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static void appendHtml(int c, StringBuilder html) {
        switch (c) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            case '\t', '\n' -> html.append((char) c);
            default -> {
                if (isMark(c)) {
                    html.append(String.format(Locale.ROOT, "[U+%04X]", c));
                } else {
                    html.appendCodePoint(onPage(c));
                }
            }
        }
    }

    /** Format characters, but for those that join letters or signs into one. */
    private static boolean isMark(int c) {
        return Character.getType(c) == Character.FORMAT && c != 0x00AD && c != 0x200C && c != 0x200D;
    }

    /** HTML forbids control characters; pictures of them let a reader see that a message has a terminal's colour codes. */
    private static int onPage(int c) {
        if (c < ' ') {
            return CONTROL_PICTURES + c;
        }
        boolean none = (c >= 0x7F && c <= 0x9F) || (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE;
        return none ? REPLACEMENT : c;
    }

    /** Where a text may be cut: not within a character. */
    private static int end(String text, int end) {
        return end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
