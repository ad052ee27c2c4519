package io.logclf.embedding;

/** Text as native code can take it. */
final class Utf16 {

    private static final char REPLACEMENT = '\ufffd';

    private Utf16() {}

    /** Replaces surrogates that are not part of a pair: they have no form in UTF-8. */
    static String wellFormed(String text) {
        int i = firstLone(text, 0);
        if (i == text.length()) {
            return text;
        }
        StringBuilder wellFormed = new StringBuilder(text);
        for (; i < text.length(); i = firstLone(text, i + 1)) {
            wellFormed.setCharAt(i, REPLACEMENT);
        }
        return wellFormed.toString();
    }

    private static int firstLone(String text, int from) {
        int i = from;
        while (i < text.length() && !Character.isSurrogate(text.charAt(i))) {
            i++;
        }
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (codePoint <= Character.MAX_VALUE && Character.isSurrogate((char) codePoint)) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return i;
    }
}
