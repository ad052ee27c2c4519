package io.logclf.regex.syntax;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The characters of classes such as {@code \pL} and {@code \p{Greek}}, as RE2/J has them. Its tables are of another version
 * of Unicode than those of the JDK and not public, so each class is read from RE2/J once: the class is matched against a text
 * of all characters up to U+FFFF. Characters beyond that do not occur in texts that automata read. Safe for concurrent use;
 * the results are kept for the life of the program, and there are at most some hundred different classes.
 */
final class UnicodeClasses {

    /** Smaller classes may have most of their characters beyond U+FFFF, and those would be missing in literals. */
    private static final int MIN_CHARS = 64;

    private static final String ALL = all();
    private static final Map<String, CharSet> KNOWN = new ConcurrentHashMap<>();

    private UnicodeClasses() {}

    /**
     * Returns the characters of a class.
     *
     * @param written the class as it is in the pattern, {@code \pL}, {@code \P{Lu}} or {@code \p{^Greek}}
     * @param ignoreCase whether the cases of its characters belong to it
     * @return the characters up to U+FFFF without surrogates; empty if they are fewer than 64
     */
    static Optional<CharSet> of(String written, boolean ignoreCase) {
        CharSet set = KNOWN.computeIfAbsent((ignoreCase ? "(?i)" : "") + written, UnicodeClasses::read);
        return set.count() < MIN_CHARS ? Optional.empty() : Optional.of(set);
    }

    /** Reads a class from RE2/J: every match of its repetition in the text of all characters is a range. */
    private static CharSet read(String written) {
        Matcher matcher = Pattern.compile("(?:" + written + ")+").matcher(ALL);
        int[] ranges = new int[2 * ALL.length()];
        int end = 0;
        while (matcher.find()) {
            int first = ALL.charAt(matcher.start());
            int last = ALL.charAt(matcher.end() - 1);
            ranges[end++] = first;
            // In the text, U+D7FF and U+E000 are neighbours; in the set they must not be.
            if (first < Character.MIN_SURROGATE && last > Character.MAX_SURROGATE) {
                ranges[end++] = Character.MIN_SURROGATE - 1;
                ranges[end++] = Character.MAX_SURROGATE + 1;
            }
            ranges[end++] = last;
        }
        return CharSet.ofRanges(Arrays.copyOf(ranges, end));
    }

    /** All characters of 16 bits but the surrogates, which stand for no character by themselves. */
    private static String all() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                all.append((char) c);
            }
        }
        return all.toString();
    }
}
