package io.logclf.training.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Gives rules names that say what they are for: label and first words, each name once. Not safe for
 * concurrent use.
 */
final class RuleIds {

    private static final int MAX_WORDS = 4;
    private static final int MAX_CHARS = 60;

    private final Set<String> taken = new HashSet<>();

    /**
     * Returns a name that was not given before, with a number behind it if need be.
     *
     * @param words the constant words of the pattern, of which the first few are taken
     */
    String next(String label, List<String> words) {
        StringBuilder text = new StringBuilder(label);
        words.stream().limit(MAX_WORDS).forEach(word -> text.append(' ').append(word));
        String name = kebab(text.toString());
        String id = name;
        for (int n = 2; !taken.add(id); n++) {
            id = name + '-' + n;
        }
        return id;
    }

    /**
     * Returns letters and digits of a text in lower case, joined by hyphens, shortened; {@code rule} if
     * there are none.
     */
    private static String kebab(String text) {
        String kebab = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        String start = kebab.substring(
                0, kebab.offsetByCodePoints(0, Math.min(MAX_CHARS, kebab.codePointCount(0, kebab.length()))));
        String id = start.replaceAll("^-|-$", "");
        return id.isEmpty() ? "rule" : id;
    }
}
