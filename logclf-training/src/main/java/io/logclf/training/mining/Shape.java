package io.logclf.training.mining;

import java.util.Arrays;

/**
 * What is known of the constant parts of a group of skeletons: tokens in which more and more become
 * variable. Immutable, so that a step can compare shapes while another is being built.
 *
 * Two shapes whose telling tokens, words, brackets and equals signs, are the same, in the same order, are
 * one template, whatever varies between them: {@code took <*> ms} and {@code took ms} have one {@link
 * #key}.
 *
 * Hashes of stretches are differences of hashes of beginnings (as in Karp and Rabin), so that the key of a
 * shape without any stretch takes constant time: {@link SingleSlots} asks for thousands of them.
 */
final class Shape {

    private final int skeleton;
    private final int[] tokens;
    private final Words words;
    private final long sketch;
    /** For each place, the hash of the telling tokens before it. */
    private final long[] before;
    /** For each place, the number of telling tokens before it, and of words. */
    private final int[] telling;

    private final int[] wordsBefore;

    /** Makes the shape of a group that {@code skeleton} belongs to. */
    Shape(int skeleton, int[] tokens, Words words, long sketch) {
        this.skeleton = skeleton;
        this.tokens = tokens;
        this.words = words;
        this.sketch = sketch;
        before = new long[tokens.length + 1];
        telling = new int[tokens.length + 1];
        wordsBefore = new int[tokens.length + 1];
        for (int i = 0; i < tokens.length; i++) {
            boolean tells = words.tells(tokens[i]);
            before[i + 1] = tells ? before[i] * Hash.FACTOR + words.hash(tokens[i]) : before[i];
            telling[i + 1] = telling[i] + (tells ? 1 : 0);
            wordsBefore[i + 1] = wordsBefore[i] + (words.isWord(tokens[i]) ? 1 : 0);
        }
    }

    /** Returns a skeleton of the group. */
    int skeleton() {
        return skeleton;
    }

    /** Returns the tokens themselves; not to be changed. */
    int[] tokens() {
        return tokens;
    }

    int length() {
        return tokens.length;
    }

    /** Returns a {@link Sketch} of the messages behind the group. */
    long sketch() {
        return sketch;
    }

    /** Returns this shape, with the other's messages counted too. */
    Shape withMessagesOf(Shape other) {
        return new Shape(skeleton, tokens, words, Sketch.union(sketch, other.sketch));
    }

    /** Returns what is equal for two shapes of one template. */
    long key() {
        return Hash.mix(before[tokens.length]);
    }

    /** Tells which of two shapes of one template shows better what varies; the same whatever came first. */
    boolean isBetterThan(Shape other) {
        int more = variables() - other.variables();
        int shorter = other.tokens.length - tokens.length;
        return more != 0 ? more > 0 : shorter != 0 ? shorter > 0 : fullHash() < other.fullHash();
    }

    /** Counts what varies. */
    private int variables() {
        int count = 0;
        for (int token : tokens) {
            count += Words.isVariable(token) ? 1 : 0;
        }
        return count;
    }

    /** Returns a hash over all tokens and blanks, which decides between shapes that are equally good. */
    private long fullHash() {
        long hash = 0;
        for (int token : tokens) {
            hash = hash * Hash.FACTOR + 2 * words.hash(token) + (token & 1);
        }
        return hash;
    }

    /** Returns the hash of the telling tokens of a stretch; 0 if there is none. */
    long hash(int from, int to) {
        return telling[to] == telling[from] ? 0 : before[to] - before[from] * power(telling[to] - telling[from]);
    }

    /** Returns what is equal for two shapes that differ in a stretch only. */
    long keyWithout(int from, int to) {
        long rest = hash(to, tokens.length);
        long marked = Hash.mix(before[from] + 1) * Hash.FACTOR + rest;
        return Hash.mix(marked + telling[tokens.length] - telling[to]);
    }

    /** Counts the words of a stretch. */
    int words(int from, int to) {
        return wordsBefore[to] - wordsBefore[from];
    }

    /** Returns this shape with some of its tokens variable; neighbours that vary become one. */
    Shape with(boolean[] variable) {
        int[] result = new int[tokens.length];
        int size = 0;
        for (int i = 0; i < tokens.length; i++) {
            boolean varies = variable[i] || Words.isVariable(tokens[i]);
            if (!varies) {
                result[size++] = tokens[i];
            } else if (size == 0 || !Words.isVariable(result[size - 1])) {
                result[size++] = tokens[i] & 1;
            }
        }
        return new Shape(skeleton, Arrays.copyOf(result, size), words, sketch);
    }

    /** Returns the factor of hashes to a power, by repeated squaring. */
    private static long power(int exponent) {
        long result = 1;
        long square = Hash.FACTOR;
        for (int e = exponent; e > 0; e >>>= 1) {
            result = (e & 1) == 0 ? result : result * square;
            square *= square;
        }
        return result;
    }
}
