package io.logclf.head;

import io.logclf.api.spi.Scratch;
import java.util.Arrays;

/**
 * The features of a text: which word 1-grams and 2-grams and which character 3- to 5-grams occur in it, each hashed to one of {@link
 * #BUCKETS} buckets. How often one occurs does not count. Immutable.
 *
 * <ul>
 *   <li>Of the text, the first {@link #MAX_CHARS} UTF-16 code units count, in lower case, each for itself.
 *   <li>A placeholder, as in {@code <number>} (up to ten letters from a to z), is one character and one word.
 *   <li>A token is a longest run without white space. Its character n-grams are those of the token with a space at either end.
 *   <li>A word is a longest run of letters, digits and underscores. Words are neighbours if no other word is between them.
 *   <li>The hash of characters c1 to cn is {@code c1 M^(n-1) + ... + cn} mod 2^32 with M = 0x9E3779B1. A placeholder, as a character
 *       and as a word, is the hash of its letters plus 0x60000000.
 *   <li>The bucket of a character n-gram is that of its hash plus n; of a word, of its hash plus 0x20000000; of two words with hashes
 *       v and w, of {@code 31 v + w + 0x40000000}. The bucket of a number are the upper 16 bits of Murmur3's final mix of it (fmix32).
 *   <li>A bucket that a word or two words have counts as theirs, also if characters have it too.
 * </ul>
 *
 * <p>The same text has the same features on every machine. Changing anything of this needs another {@link #ID}, and training again.
 */
public final class Ngrams {

    /** The name of this behaviour, which stands in the files of heads. */
    public static final String ID = "ngrams-v1";

    /** The number of buckets, a power of two. */
    public static final int BUCKETS = 1 << 16;

    /** How much of a text counts. */
    public static final int MAX_CHARS = 2_048;

    /** How much more a word says than a character n-gram. */
    static final int WORD_WEIGHT = 2;

    private static final int MULTIPLIER = 0x9E3779B1;
    private static final int MULTIPLIER_2 = times(MULTIPLIER, MULTIPLIER);
    private static final int MULTIPLIER_3 = times(MULTIPLIER_2, MULTIPLIER);
    private static final int MULTIPLIER_4 = times(MULTIPLIER_3, MULTIPLIER);
    private static final int WORD = 0x2000_0000;
    private static final int TWO_WORDS = 0x4000_0000;
    private static final int PLACEHOLDER = 0x6000_0000;
    private static final int PAIR_MULTIPLIER = 31;

    private static final int ASCII = 128;
    private static final int LONGEST_PLACEHOLDER = 12;
    private static final int SPACE_KIND = 1;
    private static final int WORD_KIND = 2;
    private static final byte[] KINDS = new byte[ASCII];
    private static final char[] FOLDED = new char[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            KINDS[c] = (byte) kindOfAscii(c);
            FOLDED[c] = Character.toLowerCase(c);
        }
    }

    /** A set of buckets, then the buckets in the order found, then the hashes of words. */
    private static final Scratch<int[]> SCRATCH = new Scratch<>(() -> new int[scratchSize()]);

    private static final int LIST = BUCKETS / Integer.SIZE;
    /** Each character ends three n-grams, the last one a space; and there are two for each word. */
    private static final int WORDS = LIST + 3 * (MAX_CHARS + 1) + 2 * MAX_CHARS;

    private final int[] buckets;
    private final int wordBuckets;
    private final int[] words;

    private Ngrams(int[] buckets, int wordBuckets, int[] words) {
        this.buckets = buckets;
        this.wordBuckets = wordBuckets;
        this.words = words;
    }

    /** Returns the features of a text, which is to be normalized already. */
    public static Ngrams of(String text) {
        int[] scratch = SCRATCH.take();
        int length = Math.min(text.length(), MAX_CHARS);
        long counts = scanWords(text, length, scratch);
        int wordBuckets = (int) counts;
        int all = scanCharacters(text, length, scratch, wordBuckets);
        int[] buckets = Arrays.copyOfRange(scratch, LIST, LIST + all);
        for (int bucket : buckets) {
            scratch[bucket >>> 5] = 0;
        }
        int[] words = Arrays.copyOfRange(scratch, WORDS, WORDS + (int) (counts >>> Integer.SIZE));
        SCRATCH.giveBack(scratch);
        return new Ngrams(buckets, wordBuckets, words);
    }

    /** Returns the buckets, each once, those of words first; a copy. */
    public int[] toArray() {
        return buckets.clone();
    }

    /** Returns the buckets; not a copy, and not to be changed. */
    int[] buckets() {
        return buckets;
    }

    /** Returns how many of the buckets, the first ones, are those of words and pairs of words. */
    int wordBuckets() {
        return wordBuckets;
    }

    /** Returns a hash for each word of the text, in its order; not a copy, and not to be changed. */
    int[] words() {
        return words;
    }

    /** Adds the buckets of words and pairs of words, and returns the number of words in the upper 32 bits, and of buckets in the lower. */
    private static long scanWords(String text, int length, int[] scratch) {
        int count = 0;
        int words = 0;
        int word = 0;
        int previous = 0;
        boolean inWord = false;
        for (int i = 0; i <= length; i++) {
            char c = i < length ? text.charAt(i) : ' ';
            if (isWord(c)) {
                word = word * MULTIPLIER + folded(c);
                inWord = true;
                continue;
            }
            if (inWord) {
                count = addWord(scratch, count, words++, previous, word);
                previous = word;
                word = 0;
                inWord = false;
            }
            int close = c == '<' ? placeholderEnd(text, i, length) : i;
            if (close > i) {
                int placeholder = placeholder(text, i, close);
                count = addWord(scratch, count, words++, previous, placeholder);
                previous = placeholder;
                i = close;
            }
        }
        return (long) words << Integer.SIZE | count;
    }

    /** Adds the buckets of character n-grams to those that there are, and returns how many there are then. */
    private static int scanCharacters(String text, int length, int[] scratch, int wordBuckets) {
        int count = wordBuckets;
        // The characters before this one in its token with spaces around it, and how many there are.
        int p1 = 0;
        int p2 = 0;
        int p3 = 0;
        int p4 = 0;
        int before = 0;
        for (int i = 0; i <= length; i++) {
            char raw = i < length ? text.charAt(i) : ' ';
            boolean space = isSpace(raw);
            if (before == 0) {
                if (space) {
                    continue;
                }
                p1 = ' ';
                before = 1;
            }
            int c = space ? ' ' : folded(raw);
            int close = raw == '<' ? placeholderEnd(text, i, length) : i;
            if (close > i) {
                c = placeholder(text, i, close);
                i = close;
            }
            int hash = c + MULTIPLIER * p1 + MULTIPLIER_2 * p2;
            if (before > 1) {
                count = add(scratch, count, mix(hash + 3));
            }
            if (before > 2) {
                hash += MULTIPLIER_3 * p3;
                count = add(scratch, count, mix(hash + 4));
            }
            if (before > 3) {
                hash += MULTIPLIER_4 * p4;
                count = add(scratch, count, mix(hash + 5));
            }
            p4 = p3;
            p3 = p2;
            p2 = p1;
            p1 = c;
            before = space ? 0 : before + 1;
        }
        return count;
    }

    /** Adds the buckets of a word and of it with the one before, and the word. */
    private static int addWord(int[] scratch, int count, int words, int previous, int word) {
        int hash = mix(word + WORD);
        scratch[WORDS + words] = hash;
        int more = add(scratch, count, hash);
        return words == 0 ? more : add(scratch, more, mix(PAIR_MULTIPLIER * previous + word + TWO_WORDS));
    }

    /** Returns the place of the bracket that ends a placeholder, or {@code open} if none begins there. */
    private static int placeholderEnd(String text, int open, int length) {
        int end = Math.min(length, open + LONGEST_PLACEHOLDER);
        int i = open + 1;
        while (i < end && text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
            i++;
        }
        return i < end && i > open + 1 && text.charAt(i) == '>' ? i : open;
    }

    private static int placeholder(String text, int open, int close) {
        int hash = 0;
        for (int i = open + 1; i < close; i++) {
            hash = hash * MULTIPLIER + text.charAt(i);
        }
        return hash + PLACEHOLDER;
    }

    /** Adds a bucket unless it is there; without a branch, which would be guessed wrong too often. */
    private static int add(int[] scratch, int count, int hash) {
        int bucket = hash >>> 16;
        int seen = scratch[bucket >>> 5];
        scratch[bucket >>> 5] = seen | 1 << bucket;
        scratch[LIST + count] = bucket;
        return count + (~(seen >>> bucket) & 1);
    }

    private static int times(int a, int b) {
        return a * b;
    }

    private static int mix(int hash) {
        int h = hash;
        h = (h ^ h >>> 16) * 0x85EBCA6B;
        h = (h ^ h >>> 13) * 0xC2B2AE35;
        return h ^ h >>> 16;
    }

    private static boolean isSpace(char c) {
        return c < ASCII ? KINDS[c] == SPACE_KIND : Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isWord(char c) {
        return c < ASCII ? KINDS[c] == WORD_KIND : Character.isLetterOrDigit(c);
    }

    private static int folded(char c) {
        return c < ASCII ? FOLDED[c] : Character.toLowerCase(c);
    }

    private static int kindOfAscii(char c) {
        if (Character.isWhitespace(c)) {
            return SPACE_KIND;
        }
        return c == '_' || Character.isLetterOrDigit(c) ? WORD_KIND : 0;
    }

    private static int scratchSize() {
        return WORDS + MAX_CHARS;
    }
}
