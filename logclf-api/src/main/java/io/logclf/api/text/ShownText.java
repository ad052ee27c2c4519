package io.logclf.api.text;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes text of other people fit to be shown: messages, labels, names of files and columns may hold what moves a terminal's cursor,
 * forges a line, changes the order of letters, hides some, or is markup. Each method is for one kind of surface.
 *
 * <table>
 *   <caption>The same text on each surface</caption>
 *   <tr><th>method</th><th>surface</th><th>a line break, an escape, a change of direction</th></tr>
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
    /** What a person reads; a line of an error keeps its beginning with the place, and its end with the remedy. */
    private static final int MAX_LINE = 2_000;

    private static final int LINE_END = 500;
    private static final int EXAMPLE_CHARS = 120;

    private ShownText() {}

    /** Returns the whole text on one line; what is escaped reads as in Java, a backslash as two. */
    public static String escaped(String text) {
        return escaped(text, true);
    }

    /** Returns the beginning of a text on one line, and its length if that is not all. */
    public static String escaped(String text, int maxChars) {
        return text.length() <= maxChars
                ? escaped(text)
                : String.format(
                        Locale.ROOT,
                        "%s... (%,d characters)",
                        escaped(text.substring(0, end(text, maxChars))),
                        text.length());
    }

    /** Returns the beginning of a text that stands in a list. */
    public static String example(String text) {
        return escaped(text, EXAMPLE_CHARS);
    }

    /** Returns a sentence of ours on one line that has text of others in it; backslashes stay, and of more than 2,000 characters the middle goes. */
    public static String line(String sentence) {
        if (sentence.length() <= MAX_LINE) {
            return escaped(sentence, false);
        }
        int tail = end(sentence, sentence.length() - LINE_END);
        return escaped(
                sentence.substring(0, end(sentence, MAX_LINE - LINE_END)) + "…" + sentence.substring(tail), false);
    }

    /**
     * Returns the text as it may stand in elements and quoted attributes of a page. Line breaks and tabs stay; other control characters
     * are shown as pictures, and what changes the order of letters or hides them by its number.
     */
    public static String html(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> appendHtml(c, html));
        return html.toString();
    }

    /** Returns the text as it may stand in a line or a table's cell of Markdown, where it is no markup of any kind. */
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

    /** Pages must not hold control characters, and a terminal's colour codes in a message are worth seeing. */
    private static int onPage(int c) {
        if (c < ' ') {
            return CONTROL_PICTURES + c;
        }
        boolean none = (c >= 0x7F && c <= 0x9F) || (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE;
        return none ? REPLACEMENT : c;
    }

    /** Where a text may be cut: not within a character. */
    private static int end(String text, int end) {
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
