package io.logclf.training.train.texts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Splits texts into parts of about equal size. Folds are given as the number of each text's part.
 *
 * By template is the honest split: a head that has seen one message of a template knows all of them, so
 * figures with a template on both sides tell how well it remembers and not how well it generalizes.
 */
public final class Folds {

    /**
     * Into how many parts training splits: each head is fitted to four fifths of the texts and judged on
     * the rest.
     */
    public static final int COUNT = 5;

    private Folds() {}

    /**
     * Returns folds in which no template is in two, and each label is spread as evenly as its templates
     * allow: the largest templates of a label first, each into the fold that has fewest of the label's
     * texts, and of these the one with fewest texts.
     *
     * @param count how many folds
     * @param seed of the order of templates of equal size
     * @return for each text a number from 0 to {@code count - 1}
     */
    public static int[] byGroup(List<TrainingText> texts, int count, long seed) {
        Map<String, List<List<Integer>>> groupsByLabel = groupsByLabel(texts);
        int[] folds = new int[texts.size()];
        int[] sizes = new int[count];
        Random random = new Random(seed);
        groupsByLabel.keySet().stream().sorted().forEach(label -> {
            List<List<Integer>> groups = groupsByLabel.getOrDefault(label, List.of());
            Collections.shuffle(groups, random);
            groups.sort((a, b) -> b.size() - a.size());
            int[] ofLabel = new int[count];
            for (List<Integer> group : groups) {
                int fold = smallest(ofLabel, sizes);
                group.forEach(text -> folds[text] = fold);
                ofLabel[fold] += group.size();
                sizes[fold] += group.size();
            }
        });
        return folds;
    }

    /**
     * Returns folds without regard to templates, for the figures that are known to be too good.
     *
     * @param size how many items there are
     * @param count how many folds
     * @return for each item a number from 0 to {@code count - 1}
     */
    public static int[] atRandom(int size, int count, long seed) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            places.add(i);
        }
        Collections.shuffle(places, new Random(seed));
        int[] folds = new int[size];
        for (int i = 0; i < size; i++) {
            folds[places.get(i)] = i % count;
        }
        return folds;
    }

    /**
     * Returns the items of one fold, or those of all others, in their order.
     *
     * @param all as many items as {@code folds} has numbers
     * @param held whether the items of the fold are wanted, and not the others
     */
    public static <T> List<T> part(List<T> all, int[] folds, int fold, boolean held) {
        return IntStream.range(0, folds.length)
                .filter(i -> (folds[i] == fold) == held)
                .mapToObj(all::get)
                .toList();
    }

    /** A group belongs to the label of its first text; its other texts go where it goes. */
    private static Map<String, List<List<Integer>>> groupsByLabel(List<TrainingText> texts) {
        Map<Integer, List<Integer>> groups = new HashMap<>();
        Map<String, List<List<Integer>>> byLabel = new HashMap<>();
        for (int text = 0; text < texts.size(); text++) {
            int at = text;
            groups.computeIfAbsent(texts.get(text).group(), id -> {
                        List<Integer> group = new ArrayList<>();
                        byLabel.computeIfAbsent(texts.get(at).label().name(), name -> new ArrayList<>())
                                .add(group);
                        return group;
                    })
                    .add(text);
        }
        return byLabel;
    }

    /** Returns the fold with fewest texts of a label; of these the one with fewest texts at all. */
    private static int smallest(int[] ofLabel, int[] sizes) {
        int least = Arrays.stream(ofLabel).min().orElseThrow();
        int best = -1;
        for (int fold = 0; fold < sizes.length; fold++) {
            if (ofLabel[fold] == least && (best < 0 || sizes[fold] < sizes[best])) {
                best = fold;
            }
        }
        return best;
    }
}
