package io.logclf.training.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays two sequences of parts over each other so that as much as possible is constant in both, words
 * counting most: the longest common subsequence with weights, by dynamic programming in time and memory of
 * the product of the lengths. Whatever lies between varies, over the kinds of characters seen there.
 *
 * The result matches whatever one of both match, so that merging the forms of a template one after the
 * other gives parts that match them all.
 */
final class Alignment {

    /** What an equal sign scores. */
    private static final int SIGN = 2;
    /** What equal white space scores: less than anything else, as it is everywhere. */
    private static final int SPACE = 1;
    /** What two parts that vary score. */
    private static final int VARIABLE = 3;
    /** What an equal word scores, and its length in addition. */
    private static final int WORD = 6;
    /** Beyond, the length of a word adds nothing. */
    private static final int MAX_LENGTH = 8;
    /** Joins the words of one name. */
    private static final String JOINTS = "-._/@";

    private final List<Part> left;
    private final List<Part> right;
    private final List<Part> merged = new ArrayList<>();

    private Alignment(List<Part> left, List<Part> right) {
        this.left = left;
        this.right = right;
    }

    /** Returns parts that match whatever one of both match. */
    static List<Part> merge(List<Part> left, List<Part> right) {
        if (left.equals(right)) {
            return left;
        }
        Alignment alignment = new Alignment(left, right);
        alignment.run();
        return alignment.merged;
    }

    private void run() {
        int[][] scores = scores();
        int i = 0;
        int j = 0;
        int fromLeft = 0;
        int fromRight = 0;
        while (i < left.size() && j < right.size()) {
            int score = score(left.get(i), right.get(j));
            if (score > 0 && scores[i][j] == scores[i + 1][j + 1] + score) {
                between(left.subList(fromLeft, i), right.subList(fromRight, j));
                same(left.get(i++), right.get(j++));
                fromLeft = i;
                fromRight = j;
            } else if (scores[i][j] == scores[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        between(left.subList(fromLeft, left.size()), right.subList(fromRight, right.size()));
        while (joinNames() || joinWords()) {
            // Each joins two parts or more into one, so this ends.
        }
    }

    /** Returns the best scores from each pair of places on. */
    private int[][] scores() {
        int[][] scores = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                int best = Math.max(scores[i + 1][j], scores[i][j + 1]);
                int score = score(left.get(i), right.get(j));
                scores[i][j] = score == 0 ? best : Math.max(best, scores[i + 1][j + 1] + score);
            }
        }
        return scores;
    }

    /** Returns what two parts score on top of each other; 0 if they cannot be one. */
    private static int score(Part a, Part b) {
        if (!a.isConstant() && !b.isConstant()) {
            return a.isSpaceOnly() == b.isSpaceOnly() ? VARIABLE : 0;
        }
        if (!a.text().equals(b.text())) {
            return 0;
        }
        return a.isSpaceOnly() ? SPACE : a.isWord() ? WORD + Math.min(a.text().length(), MAX_LENGTH) : SIGN;
    }

    /** Adds two parts that lie on top of each other. */
    private void same(Part a, Part b) {
        if (a.isConstant()) {
            merged.add(a);
        } else {
            vary(new Part("", a.chars() | b.chars(), a.optional() || b.optional()));
        }
    }

    /** Adds what lies between those as one part that varies. */
    private void between(List<Part> a, List<Part> b) {
        if (!a.isEmpty() || !b.isEmpty()) {
            vary(new Part("", kinds(a) | kinds(b), isOptional(a) || isOptional(b)));
        }
    }

    /** Adds a part that varies, to the one before it if that varies too; space only to space. */
    private void vary(Part part) {
        int last = merged.size() - 1;
        boolean joins =
                last >= 0 && !merged.get(last).isConstant() && merged.get(last).isSpaceOnly() == part.isSpaceOnly();
        if (joins) {
            merged.set(last, merged.get(last).with(part));
        } else {
            merged.add(part);
        }
    }

    /** Joins names whose words vary around a sign. */
    private boolean joinNames() {
        for (int i = 1; i < merged.size() - 1; i++) {
            Part part = merged.get(i);
            boolean joint = part.isConstant() && JOINTS.contains(part.text());
            if (joint && isAnyWord(merged.get(i - 1)) && isAnyWord(merged.get(i + 1))) {
                join(i);
                return true;
            }
        }
        return false;
    }

    /** Joins words that vary with neighbours whose number varies. */
    private boolean joinWords() {
        for (int i = 1; i < merged.size() - 1; i++) {
            Part before = merged.get(i - 1);
            Part after = merged.get(i + 1);
            boolean vary = !before.isConstant() && !after.isConstant();
            if (vary && merged.get(i).isSpaceOnly() && (before.hasSpace() || after.hasSpace())) {
                join(i);
                return true;
            }
        }
        return false;
    }

    private void join(int middle) {
        Part joined = merged.get(middle - 1).with(merged.get(middle)).with(merged.get(middle + 1));
        merged.set(middle - 1, joined);
        merged.subList(middle, middle + 2).clear();
    }

    private static boolean isAnyWord(Part part) {
        return !part.isConstant() && CharClasses.isAnyWord(part.chars());
    }

    private static boolean isOptional(List<Part> parts) {
        return parts.stream().allMatch(Part::optional);
    }

    private static int kinds(List<Part> parts) {
        return parts.stream().mapToInt(Part::kinds).reduce(0, (a, b) -> a | b);
    }
}
