package io.logclf.api.text;

import java.util.Arrays;

/**
 * A set of short ASCII words, looked up by a region of the text and without regard to case. Immutable.
 *
 * <p>A word of up to 12 letters and digits is a number to base 37, which fits a long (37<sup>12</sup> is about 2<sup>62.5</sup>), so
 * a lookup allocates no string. An open-addressing hash table with linear probing, at most half full.
 */
final class WordTable {

    /** How long words may be. */
    static final int LONGEST = 12;

    /** Ten digits and 26 letters, numbered from 1: with a 0 among them, words that begin with it would be equal to shorter ones. */
    private static final int BASE = 37;

    private static final long NONE = -1;

    private final long[] words;

    private WordTable(long[] words) {
        this.words = words;
    }

    /** Returns a table of {@code words}, which are separated by spaces. */
    static WordTable of(String words) {
        String[] list = words.split(" ", -1);
        long[] table = new long[Integer.highestOneBit(4 * list.length)];
        Arrays.fill(table, NONE);
        for (String word : list) {
            long key = key(Text.of(word), 0, word.length());
            int slot = slot(key, table.length);
            while (table[slot] != NONE) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = key;
        }
        return new WordTable(table);
    }

    /** Says whether the text from {@code start} to {@code end} is one of the words. */
    boolean contains(Text text, int start, int end) {
        long key = key(text, start, end);
        if (key == NONE) {
            return false;
        }
        int slot = slot(key, words.length);
        while (words[slot] != NONE) {
            if (words[slot] == key) {
                return true;
            }
            slot = (slot + 1) & (words.length - 1);
        }
        return false;
    }

    /** The number of a word; {@link #NONE} if it is too long, or has other characters. */
    private static long key(Text text, int start, int end) {
        if (end - start > LONGEST) {
            return NONE;
        }
        long key = 0;
        for (int i = start; i < end; i++) {
            char c = text.at(i);
            if (c >= 128 || !Chars.isWord(c)) {
                return NONE;
            }
            int digit = Chars.isDigit(c) ? c - '0' + 1 : (c | 0x20) - 'a' + 11;
            key = BASE * key + digit;
        }
        return key;
    }

    /** Multiplicative hashing by 2<sup>64</sup> divided by the golden ratio; the upper bits of the product are the mixed ones. */
    private static int slot(long key, int length) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (length - 1);
    }
}
