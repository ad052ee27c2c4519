package io.logclf.llm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One text on its way through the rules. Not safe for concurrent use. */
final class Redaction {

    private final Set<String> names;
    private final Map<String, Integer> counts = new TreeMap<>();
    private String text;

    Redaction(String text, Set<String> names) {
        this.text = text;
        this.names = names;
    }

    /** Applies each rule to what the rules before it left; returns whether something changed. */
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

    /** Returns the end of the placeholder at {@code i}, or {@code i}. */
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

    /** The text with a rule's placeholders, and the placeholders that were there: they are never a part of a secret. */
    private final class Output {

        private final String name;
        private final StringBuilder out = new StringBuilder();
        private int copied;

        Output(String name) {
            this.name = name;
        }

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

        String finish() {
            return copied == 0 ? text : out.append(text, copied, text.length()).toString();
        }
    }
}
