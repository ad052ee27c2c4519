package io.logclf.training.rules;

/** Constant text in RE2 syntax. */
final class Quoted {

    private Quoted() {}

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
