package io.logclf.training.rules;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a pattern of messages that share a form.
 *
 * <pre>{@code
 * RuleInduction.pattern(List.of("User 4711 logged in."));                       // ^User \d+ logged in\.$
 * RuleInduction.pattern(List.of("disk sda is full", "disk tmp is full"));       // ^disk \S+ is full$
 * RuleInduction.pattern(List.of("job done: ok", "job done: took too long"));    // ^job done: .+?$
 * }</pre>
 *
 * <p>Words, signs and spaces that all messages have in the same order are constant. What holds digits varies by its form, also
 * in a single message. Each part that varies becomes the narrowest of these that matches what was seen in it:
 *
 * <table>
 * <caption>Patterns of parts that vary</caption>
 * <tr><td>{@code \d+}</td><td>digits</td></tr>
 * <tr><td>{@code [0-9.]+}</td><td>digits with the signs of numbers that were seen among them</td></tr>
 * <tr><td>{@code [0-9a-fA-F-]+}</td><td>hexadecimal numbers; the hyphen only if it was seen</td></tr>
 * <tr><td>{@code \w+}</td><td>letters and digits</td></tr>
 * <tr><td>{@code \S+}</td><td>one word each</td></tr>
 * <tr><td>{@code .+?}</td><td>different numbers of words; {@code [\s\S]+?} where line breaks were seen</td></tr>
 * </table>
 *
 * <p>with a star for the plus where one message has nothing at the place. The pattern has RE2 syntax, matches whole messages, and
 * all those it was made of. Of messages that are longer than 2,000 characters or 256 parts the rest varies.
 */
public final class RuleInduction {

    private static final int MIN_WORDS = 2;
    private static final int MIN_WORD = 2;
    private static final int MIN_LETTERS = 6;
    /** One word of so many letters is enough. */
    private static final int LONG_WORD = 8;
    /** Below what rules may have, with some room. */
    private static final int MAX_PATTERN = 8_000;

    private RuleInduction() {}

    /**
     * Returns a pattern that matches all messages; empty if they have less in common than two words with six letters or one
     * word with eight, or if there are none. The order of the messages makes no difference.
     */
    public static Optional<String> pattern(Collection<String> messages) {
        return parts(messages).flatMap(RuleInduction::text);
    }

    /** Returns the parts that the messages share; empty if those are too few. */
    static Optional<List<Part>> parts(Collection<String> messages) {
        // Messages of one form have the same parts, so that a million of them cost no more than reading them.
        TreeMap<String, List<Part>> forms = new TreeMap<>();
        for (String message : messages) {
            List<Part> parts = PartLexer.parts(message);
            forms.putIfAbsent(joined(parts), parts);
        }
        Iterator<List<Part>> each = forms.values().iterator();
        if (!each.hasNext()) {
            return Optional.empty();
        }
        List<Part> merged = each.next();
        while (each.hasNext() && isEnough(merged)) {
            merged = Alignment.merge(merged, each.next());
        }
        return isEnough(merged) ? Optional.of(merged) : Optional.empty();
    }

    /** Returns the pattern of parts; empty if no rule may have one as long. */
    static Optional<String> text(List<Part> parts) {
        String pattern = "^" + joined(parts) + "$";
        return pattern.length() > MAX_PATTERN ? Optional.empty() : Optional.of(pattern);
    }

    private static boolean isEnough(List<Part> parts) {
        int words = 0;
        int letters = 0;
        int longest = 0;
        for (Part part : parts) {
            int length = part.isWord() ? part.text().length() : 0;
            if (length >= MIN_WORD) {
                words++;
                letters += length;
                longest = Math.max(longest, length);
            }
        }
        return longest >= LONG_WORD || (words >= MIN_WORDS && letters >= MIN_LETTERS);
    }

    private static String joined(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part.isConstant()) {
                quote(part.text(), text);
            } else {
                text.append(Chars.pattern(part.chars(), part.optional()));
            }
        }
        return text.toString();
    }

    private static void quote(String constant, StringBuilder text) {
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
    }
}
