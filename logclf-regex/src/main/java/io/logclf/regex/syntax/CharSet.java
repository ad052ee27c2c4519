package io.logclf.regex.syntax;

import java.util.Arrays;
import java.util.Optional;

/**
 * A set of code points, from 0 to U+10FFFF. Immutable.
 *
 * <p>It is stored as inclusive ranges that are sorted, disjoint and not adjacent, so that a set has exactly one form: equality
 * compares the ranges. {@code [a-cd-f_]} is {@code {'_'..'_', 'a'..'f'}}. Negated sets and Unicode classes, which have up to
 * a million characters, take as little room as their ranges.
 */
public final class CharSet {

    static final CharSet NONE = new CharSet(new int[0]);
    static final CharSet ALL = range(0, Character.MAX_CODE_POINT);
    /** The line feed, which is the only line break of RE2. */
    public static final CharSet NEWLINE = range('\n', '\n');

    static final CharSet DIGIT = range('0', '9');
    /** What {@code \s} matches in RE2: tab, line feed, form feed, carriage return and blank, but not the vertical tab. */
    static final CharSet SPACE = range('\t', '\n').or(range('\f', '\r')).or(range(' ', ' '));
    /** What {@code \w} matches in RE2: ASCII letters, digits and the underscore. */
    public static final CharSet WORD =
            DIGIT.or(range('A', 'Z')).or(range('a', 'z')).or(range('_', '_'));

    private static final int ASCII = 128;
    /** Micro sign and both letters mu, which are one letter but for their case. */
    private static final CharSet MICRO = of('\u00B5').or(of('\u03BC')).or(of('\u039C'));

    /** Pairs of first and last. */
    private final int[] ranges;

    private CharSet(int[] ranges) {
        this.ranges = ranges;
    }

    static CharSet of(int c) {
        return range(c, c);
    }

    /** Returns the characters from {@code first} to {@code last}, both included; {@code first} must not be greater. */
    static CharSet range(int first, int last) {
        return new CharSet(new int[] {first, last});
    }

    /**
     * Returns a set of ranges.
     *
     * @param ranges pairs of first and last, sorted, disjoint and not adjacent, which is not checked; not copied
     */
    static CharSet ofRanges(int[] ranges) {
        return new CharSet(ranges);
    }

    /** Returns the union; the ranges of both are sorted and merged where they overlap or adjoin. */
    public CharSet or(CharSet other) {
        int[][] pairs = new int[size() + other.size()][];
        for (int i = 0; i < pairs.length; i++) {
            CharSet set = i < size() ? this : other;
            int at = 2 * (i < size() ? i : i - size());
            pairs[i] = new int[] {set.ranges[at], set.ranges[at + 1]};
        }
        Arrays.sort(pairs, (a, b) -> Integer.compare(a[0], b[0]));
        int[] merged = new int[2 * pairs.length];
        int end = 0;
        for (int[] pair : pairs) {
            if (end > 0 && pair[0] <= merged[end - 1] + 1) {
                merged[end - 1] = Math.max(merged[end - 1], pair[1]);
            } else {
                merged[end++] = pair[0];
                merged[end++] = pair[1];
            }
        }
        return new CharSet(Arrays.copyOf(merged, end));
    }

    /** Returns all code points that are not in this set, surrogates among them. */
    public CharSet negate() {
        CharSet rest = NONE;
        int next = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            rest = ranges[i] > next ? rest.or(range(next, ranges[i] - 1)) : rest;
            next = ranges[i + 1] + 1;
        }
        return next <= Character.MAX_CODE_POINT ? rest.or(range(next, Character.MAX_CODE_POINT)) : rest;
    }

    /**
     * Adds the other cases of every character, as Unicode's simple folding has them: for ASCII letters that is the other case, and the
     * Kelvin sign for k and the long s for s. Of the characters beyond ASCII it knows those without case and the micro sign.
     *
     * @return the larger set; empty if this one has another letter beyond ASCII: RE2/J folds by tables of its own version of
     *     Unicode, which those of the JDK need not agree with
     */
    Optional<CharSet> fold() {
        CharSet folded = foldAscii();
        for (int i = 0; i < ranges.length; i += 2) {
            for (int c = Math.max(ranges[i], ASCII); c <= ranges[i + 1]; c++) {
                if (MICRO.contains(c)) {
                    folded = folded.or(MICRO);
                } else if (mayHaveCase(c)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(folded);
    }

    /** Counts all letters, since a script without case now may get it in another version of Unicode. */
    private static boolean mayHaveCase(int c) {
        return Character.isLetter(c) || Character.toLowerCase(c) != c || Character.toUpperCase(c) != c;
    }

    private CharSet foldAscii() {
        CharSet folded = this;
        for (char c = 'a'; c <= 'z'; c++) {
            char upper = (char) (c - 'a' + 'A');
            if (contains(c) || contains(upper)) {
                folded = folded.or(of(c)).or(of(upper));
            }
        }
        if (folded.contains('k')) {
            folded = folded.or(of('\u212A'));
        }
        return folded.contains('s') ? folded.or(of('\u017F')) : folded;
    }

    /** Tells whether a code point is in the set, by binary search over the ranges. */
    public boolean contains(int c) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (c < ranges[2 * middle]) {
                high = middle - 1;
            } else if (c > ranges[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the sets have a character in common. */
    public boolean meets(CharSet other) {
        return or(other).count() < count() + other.count();
    }

    /** Returns how many characters are in the set; up to 1,114,112. */
    public int count() {
        int count = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            count += ranges[i + 1] - ranges[i] + 1;
        }
        return count;
    }

    /** Returns the characters in the set, ascending. For small sets: a negated class has a million. */
    public int[] chars() {
        int[] chars = new int[count()];
        int n = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            for (int c = ranges[i]; c <= ranges[i + 1]; c++) {
                chars[n++] = c;
            }
        }
        return chars;
    }

    /**
     * Returns the first character of every range, and the one after every range, ascending: where membership changes. The last
     * may be U+10FFFF plus one.
     */
    public int[] boundaries() {
        int[] boundaries = ranges.clone();
        for (int i = 1; i < boundaries.length; i += 2) {
            boundaries[i]++;
        }
        return boundaries;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharSet set && Arrays.equals(ranges, set.ranges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ranges);
    }

    /** How many ranges there are. */
    private int size() {
        return ranges.length / 2;
    }
}
