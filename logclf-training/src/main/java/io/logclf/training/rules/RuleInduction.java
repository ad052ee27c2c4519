package io.logclf.training.rules;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Induces a pattern from messages that share a form.
 *
 * <pre>{@code
 * "User 4711 logged in.", "User 4712 logged in.", "User 15 logged in."     // ^User [1-9]\d{0,7} logged in\.$
 * "disk sda is full", "disk tmp is full"                                   // ^disk (?:sda|tmp) is full$
 * "job done: ok", "job done: in 3 s", "job done: in 7 s"                   // ^job done: (?:ok|in (?:3|7) s)$
 * }</pre>
 *
 * <p>Words, signs and spaces that all messages have in the same order are constant. What holds digits varies by its form. A part
 * that varies takes texts like those seen there, bounded in length:
 *
 * <table>
 * <caption>What parts that vary take</caption>
 * <tr><th>seen</th><th>taken</th></tr>
 * <tr><td>plain words</td><td>these words</td></tr>
 * <tr><td>a few values again and again, or fewer than three</td><td>these values</td></tr>
 * <tr><td>numbers, most of them once</td><td>numbers of up to twice as many digits; zero only if it was seen</td></tr>
 * <tr><td>words with digits, hexadecimal numbers</td><td>words of such characters with a digit</td></tr>
 * <tr><td>words with an {@code @}, an underscore or a dot within</td><td>words of such characters with that sign</td></tr>
 * <tr><td>ends of paths, most of them once</td><td>characters of paths</td></tr>
 * <tr><td>different numbers of words</td><td>each of the texts seen, with words of a form as above</td></tr>
 * </table>
 *
 * <p>The pattern has RE2 syntax, matches whole messages, and all those it was induced from. There is none for messages that vary too much: by
 * more than 64 texts at one place, or in what is behind 2,000 characters or 256 parts.
 */
final class RuleInduction {

    /** So many constant words make a pattern, if one is not long. */
    private static final int MIN_WORDS = 2;

    /** Shorter words do not count. */
    private static final int MIN_WORD = 2;
    /** So many letters those words must have together. */
    private static final int MIN_LETTERS = 6;
    /** One word of so many letters is enough. */
    private static final int LONG_WORD = 8;

    private RuleInduction() {}

    /** Returns the pattern of messages; empty if they have too little in common, or vary too much. */
    static Optional<String> pattern(Collection<String> messages) {
        return parts(messages)
                .flatMap(parts -> NarrowPattern.of(parts, messages).text(false));
    }

    /** Returns the parts that the messages share; empty if those are too few. */
    static Optional<List<Part>> parts(Collection<String> messages) {
        // Messages of one form have the same parts, so that a million of them cost no more than reading them.
        TreeMap<String, List<Part>> forms = new TreeMap<>();
        for (String message : new TreeSet<>(messages)) {
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

    /**
     * Tells whether the constant words are enough for a pattern: one long word, or several with enough
     * letters.
     */
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

    /** Returns parts as the text of a wide pattern, by which forms are compared. */
    private static String joined(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part.isConstant()) {
                text.append(QuotedLiteral.of(part.text()));
            } else {
                text.append(CharClasses.pattern(part.chars(), part.optional()));
            }
        }
        return text.toString();
    }
}
