package io.logclf.api.text;

/**
 * What replaces a variable part: words in angle brackets, in the vocabulary that encoders were trained on. The texts are part of
 * what {@link Masker#id} names: models are trained on them, so changing one takes a new id. None holds a digit, an {@code @} or a
 * colon, so that masking again changes nothing.
 */
enum Placeholder {
    NUMBER("<number>"),
    ZERO("<zero>"),
    PERCENT("<percent>"),
    DURATION("<duration>"),
    SIZE("<size>"),
    DATE("<date>"),
    TIME("<time>"),
    /** Two placeholders, so that a date with a time reads the same whether it was written as one token or as two. */
    TIMESTAMP("<date> <time>"),
    IP("<ip>"),
    MAC("<mac>"),
    UUID("<uuid>"),
    HEX("<hex>"),
    ID("<id>"),
    EMAIL("<email>"),
    URL("<url>"),
    PATH("<path>");

    private static final Placeholder[] ALL = values();

    private final String text;

    Placeholder(String text) {
        this.text = text;
    }

    /** Returns the text that goes into the masked message. */
    String text() {
        return text;
    }

    /** Tells whether a text is exactly one placeholder. */
    static boolean isOne(String text) {
        return text.startsWith("<") && text.length() == lengthAt(text, 0);
    }

    /** Returns how long the placeholder is that begins at {@code start}, or 0 if there is none; a date with a time is one. */
    static int lengthAt(String text, int start) {
        int length = 0;
        for (Placeholder each : ALL) {
            if (each.text.length() > length && text.startsWith(each.text, start)) {
                length = each.text.length();
            }
        }
        return length;
    }
}
