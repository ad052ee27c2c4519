package io.logclf.app;

import java.util.Collection;
import java.util.Optional;

/**
 * Finds the word that somebody probably meant who typed another: the one with the fewest insertions,
 * deletions, replacements and swaps of neighbouring letters (the optimal string alignment distance, a
 * restricted form of Damerau and Levenshtein's).
 *
 * <p>Picocli's own suggestions rank by shared pairs of letters and always offer something; a wrong
 * guess is worse than none, so here a word must be near: at most two edits, and fewer than half the
 * letters of what was typed.
 */
final class NearestWord {

    private static final int MAX_EDITS = 2;

    private NearestWord() {}

    /**
     * Returns the known word that is nearest to what was typed; of several at the same distance, the
     * first in alphabetical order. Empty if none is near enough.
     */
    static Optional<String> to(String typed, Collection<String> known) {
        Optional<String> nearest = Optional.empty();
        int least = Math.min(MAX_EDITS, (typed.length() - 1) / 2) + 1;
        for (String word : known.stream().sorted().toList()) {
            int edits = edits(typed, word);
            if (edits < least) {
                least = edits;
                nearest = Optional.of(word);
            }
        }
        return nearest;
    }

    /** The optimal string alignment distance, by dynamic programming over prefixes. */
    static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : least(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int least(String a, String b, int i, int j, int[][] cost) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
