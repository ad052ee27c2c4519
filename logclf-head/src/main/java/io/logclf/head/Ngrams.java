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
    private static final byte OTHER_KIND = 0;
    private static final byte SPACE_KIND = 1;
    private static final byte WORD_KIND = 2;
    private static final byte PLACEHOLDER_KIND = 3;
    private static final byte[] KINDS = new byte[ASCII];
    private static final char[] FOLDED = new char[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            KINDS[c] = kindOfAscii(c);
            FOLDED[c] = Character.toLowerCase(c);
        }
    }

    private static final Scratch<Workspace> WORKSPACE = new Scratch<>(Workspace::new);

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
        Workspace space = WORKSPACE.take();
        space.read(text, Math.min(text.length(), MAX_CHARS));
        space.addWords();
        int wordBuckets = space.count;
        space.addCharacters();
        Ngrams features = new Ngrams(space.takeBuckets(), wordBuckets, Arrays.copyOf(space.words, space.wordCount));
        WORKSPACE.giveBack(space);
        return features;
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

    /** Arrays for one text at a time: its characters, and what was found in it. */
    private static final class Workspace {

        /** A number for each character: its own in lower case, or the hash of a placeholder. A space ends them. */
        private final int[] codes = new int[MAX_CHARS + 1];

        private final byte[] kinds = new byte[MAX_CHARS + 1];
        private final char[] chars = new char[MAX_CHARS];
        private int length;

        /** The buckets found, a bit for each. */
        private final int[] found = new int[BUCKETS / Integer.SIZE];
        /** The buckets in the order found; each character ends three n-grams, the last one a space, and there are two for each word. */
        private final int[] buckets = new int[3 * (MAX_CHARS + 1) + 2 * MAX_CHARS];

        private int count;
        private final int[] words = new int[MAX_CHARS];
        private int wordCount;
        /** The last word found. */
        private int previous;

        /** Reads the beginning of a text. */
        void read(String text, int end) {
            text.getChars(0, end, chars, 0);
            int to = 0;
            for (int i = 0; i < end; i++) {
                char c = chars[i];
                int close = c == '<' ? placeholderEnd(chars, i, end) : i;
                if (close > i) {
                    kinds[to] = PLACEHOLDER_KIND;
                    codes[to++] = placeholder(chars, i, close);
                    i = close;
                } else {
                    kinds[to] = kind(c);
                    codes[to++] = folded(c);
                }
            }
            kinds[to] = SPACE_KIND;
            codes[to] = ' ';
            length = to + 1;
            count = 0;
            wordCount = 0;
        }

        /** Adds the words, and the buckets of words and pairs of words. */
        void addWords() {
            int word = 0;
            boolean inWord = false;
            for (int i = 0; i < length; i++) {
                byte kind = kinds[i];
                if (kind == WORD_KIND) {
                    word = word * MULTIPLIER + codes[i];
                    inWord = true;
                    continue;
                }
                if (inWord) {
                    addWord(word);
                    word = 0;
                    inWord = false;
                }
                if (kind == PLACEHOLDER_KIND) {
                    addWord(codes[i]);
                }
            }
        }

        /** Adds a word, its bucket, and that of it with the one before. */
        private void addWord(int word) {
            int hash = mix(word + WORD);
            add(hash);
            if (wordCount > 0) {
                add(mix(PAIR_MULTIPLIER * previous + word + TWO_WORDS));
            }
            words[wordCount++] = hash;
            previous = word;
        }

        /** Adds the buckets of character n-grams. */
        void addCharacters() {
            // The characters before this one in its token with spaces around it, and how many there are.
            int p1 = 0;
            int p2 = 0;
            int p3 = 0;
            int p4 = 0;
            int before = 0;
            for (int i = 0; i < length; i++) {
                boolean space = kinds[i] == SPACE_KIND;
                if (before == 0) {
                    if (space) {
                        continue;
                    }
                    p1 = ' ';
                    before = 1;
                }
                int c = space ? ' ' : codes[i];
                int hash = c + MULTIPLIER * p1 + MULTIPLIER_2 * p2;
                if (before > 1) {
                    add(mix(hash + 3));
                }
                if (before > 2) {
                    hash += MULTIPLIER_3 * p3;
                    add(mix(hash + 4));
                }
                if (before > 3) {
                    hash += MULTIPLIER_4 * p4;
                    add(mix(hash + 5));
                }
                p4 = p3;
                p3 = p2;
                p2 = p1;
                p1 = c;
                before = space ? 0 : before + 1;
            }
        }

        /** Adds a bucket unless it is there; without a branch, which would be guessed wrong too often. */
        private void add(int hash) {
            int bucket = hash >>> 16;
            int seen = found[bucket >>> 5];
            found[bucket >>> 5] = seen | 1 << bucket;
            buckets[count] = bucket;
            count += ~(seen >>> bucket) & 1;
        }

        /** Returns the buckets found, and forgets them. */
        int[] takeBuckets() {
            int[] taken = Arrays.copyOf(buckets, count);
            for (int bucket : taken) {
                found[bucket >>> 5] = 0;
            }
            return taken;
        }
    }

    /** Returns the place of the bracket that ends a placeholder, or {@code open} if none begins there. */
    private static int placeholderEnd(char[] text, int open, int length) {
        int end = Math.min(length, open + LONGEST_PLACEHOLDER);
        int i = open + 1;
        while (i < end && text[i] >= 'a' && text[i] <= 'z') {
            i++;
        }
        return i < end && i > open + 1 && text[i] == '>' ? i : open;
    }

    private static int placeholder(char[] text, int open, int close) {
        int hash = 0;
        for (int i = open + 1; i < close; i++) {
            hash = hash * MULTIPLIER + text[i];
        }
        return hash + PLACEHOLDER;
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

    private static byte kind(char c) {
        if (c < ASCII) {
            return KINDS[c];
        }
        if (Character.isLetterOrDigit(c)) {
            return WORD_KIND;
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c) ? SPACE_KIND : OTHER_KIND;
    }

    private static int folded(char c) {
        return c < ASCII ? FOLDED[c] : Character.toLowerCase(c);
    }

    private static byte kindOfAscii(char c) {
        if (Character.isWhitespace(c)) {
            return SPACE_KIND;
        }
        return c == '_' || Character.isLetterOrDigit(c) ? WORD_KIND : OTHER_KIND;
    }
}
