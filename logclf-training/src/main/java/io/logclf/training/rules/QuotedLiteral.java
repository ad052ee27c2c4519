package io.logclf.training.rules;

/** Constant text in RE2 syntax. */
final class QuotedLiteral {

    private QuotedLiteral() {}

    /**
     * Returns a pattern that matches exactly a text: signs of the syntax are escaped, and control
     * characters and lone surrogates, which no file should hold, are written by their number.
     */
    static String of(String constant) {
        StringBuilder text = new StringBuilder();
        constant.codePoints().forEach(c -> {
            if ("\\.+*?()|[]{}^$".indexOf(c) >= 0) {
                text.append('\\').appendCodePoint(c);
            } else if (c == '\n' || c == '\t') {
                text.append(c == '\n' ? "\\n" : "\\t");
            } else if (Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                text.append("\\x{").append(Integer.toHexString(c)).append('}');
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }
}
