package io.logclf.llm.redact;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One text on its way through the rules; made for each call of {@link Redactor#redact} and not safe for concurrent use.
 *
 * <p>A placeholder that is already in the text, from an earlier rule or from an earlier redaction, never becomes part
 * of a secret: a rule that matches across it replaces what stands before and after it. Without that,
 * {@code password=<password>} would lose its kind to the next rule, and redacting twice would change the text again.
 */
final class Redaction {

    private final Set<String> names;
    private final Map<String, Integer> counts = new TreeMap<>();
    private String text;

    /** @param names of all rules, which tell placeholders from other text in angle brackets */
    Redaction(String text, Set<String> names) {
        this.text = text;
        this.names = names;
    }

    /** Applies each rule to what the rules before it have left; returns whether the text has changed. */
    boolean apply(List<RedactionRule> rules) {
        String before = text;
        rules.forEach(this::apply);
        return !text.equals(before);
    }

    Redacted result() {
        return new Redacted(text, counts);
    }

    private void apply(RedactionRule rule) {
        Output output = new Output(rule.name());
        rule.finder().find(text, output::secret);
        text = output.finish();
    }

    /** Returns the end of the placeholder that begins at {@code i}, or {@code i} if none does. */
    private int placeholderEnd(int i) {
        if (text.charAt(i) != '<') {
            return i;
        }
        int end = i + 1;
        while (end < text.length() && end - i <= Redactor.LONGEST_NAME && Redactor.isNamePart(text.charAt(end))) {
            end++;
        }
        return SecretChars.isAt(text, end, '>') && names.contains(text.substring(i + 1, end)) ? end + 1 : i;
    }

    /** Writes the text with the placeholders of one rule; places come in order. */
    private final class Output {

        private final String name;
        private final StringBuilder out = new StringBuilder();
        private int copied;

        Output(String name) {
            this.name = name;
        }

        /** Replaces the characters from {@code start} to before {@code end}, all but the placeholders among them. */
        void secret(int start, int end) {
            out.append(text, copied, start);
            copied = end;
            int piece = start;
            int i = start;
            while (i < end) {
                int after = placeholderEnd(i);
                if (after > i && after <= end) {
                    replace(piece, i);
                    out.append(text, i, after);
                    piece = after;
                    i = after;
                } else {
                    i++;
                }
            }
            replace(piece, end);
        }

        private void replace(int start, int end) {
            if (start < end) {
                out.append('<').append(name).append('>');
                counts.merge(name, 1, Integer::sum);
            }
        }

        /** Returns the whole text; the same instance if no place was replaced. */
        String finish() {
            return copied == 0 ? text : out.append(text, copied, text.length()).toString();
        }
    }
}
