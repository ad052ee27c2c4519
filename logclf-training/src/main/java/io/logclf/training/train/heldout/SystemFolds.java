package io.logclf.training.train.heldout;

import io.logclf.training.LabelledEntry;
import io.logclf.training.train.texts.TrainingText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Splits with whole systems on one side: what is to be expected of a system that training does not know.
 *
 * A system is a source together with all sources that share a template with it (union-find over sources and
 * templates): two hosts that run one program log the same templates, and would otherwise be on both sides
 * of a split. Texts without a source form a system with their template alone.
 */
final class SystemFolds {

    /** With fewer systems, one that is left out is too much of the whole. */
    private static final int LEAST_SYSTEMS = 3;

    /** With a system that has a larger share of the texts, the folds are too unlike in size. */
    private static final double MOST_SHARE = 0.6;

    private SystemFolds() {}

    /**
     * Returns the fold of each text. Systems go whole into the fold that is smallest so far, the largest
     * first, those of equal size in an order that the seed determines.
     *
     * @param count how many folds at most, if there are as many systems
     * @param seed of the order of equal systems
     * @return numbers from 0 to {@code count - 1}; empty if there are fewer than three systems, or one has
     *     most of the texts
     */
    static Optional<int[]> folds(List<TrainingText> texts, int count, long seed) {
        int[] system = systems(texts);
        Map<Integer, Integer> sizes = new TreeMap<>();
        for (int id : system) {
            sizes.merge(id, 1, Integer::sum);
        }
        int largest = sizes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (sizes.size() < LEAST_SYSTEMS || largest > MOST_SHARE * texts.size()) {
            return Optional.empty();
        }
        List<Integer> ids = new ArrayList<>(sizes.keySet());
        Collections.shuffle(ids, new Random(seed));
        ids.sort((a, b) -> sizes.getOrDefault(b, 0) - sizes.getOrDefault(a, 0));
        int[] inFold = new int[Math.min(count, sizes.size())];
        Map<Integer, Integer> foldOf = new HashMap<>();
        for (int id : ids) {
            int fold = smallest(inFold);
            foldOf.put(id, fold);
            inFold[fold] += sizes.getOrDefault(id, 0);
        }
        int[] folds = new int[texts.size()];
        for (int text = 0; text < folds.length; text++) {
            folds[text] = foldOf.getOrDefault(system[text], 0);
        }
        return Optional.of(folds);
    }

    /** Returns the number of the system of each text. */
    private static int[] systems(List<TrainingText> texts) {
        Map<Object, Integer> nodes = new HashMap<>();
        List<Integer> parents = new ArrayList<>();
        for (TrainingText text : texts) {
            int template = node(text.group(), nodes, parents);
            for (LabelledEntry entry : text.entries()) {
                if (!entry.entry().source().isBlank()) {
                    int source = root(parents, node(entry.entry().source(), nodes, parents));
                    parents.set(source, root(parents, template));
                }
            }
        }
        return texts.stream()
                .mapToInt(text -> root(parents, node(text.group(), nodes, parents)))
                .toArray();
    }

    /** Returns the number of a source or a template, a new one that is its own root if it has none. */
    private static int node(Object key, Map<Object, Integer> nodes, List<Integer> parents) {
        return nodes.computeIfAbsent(key, any -> {
            parents.add(parents.size());
            return parents.size() - 1;
        });
    }

    /** Returns the root of a node's set, halving the path on the way. */
    private static int root(List<Integer> parents, int node) {
        int at = node;
        while (parents.get(at) != at) {
            parents.set(at, parents.get(parents.get(at)));
            at = parents.get(at);
        }
        return at;
    }

    /** Returns the first of the smallest folds. */
    private static int smallest(int[] sizes) {
        int best = 0;
        for (int fold = 1; fold < sizes.length; fold++) {
            best = sizes[fold] < sizes[best] ? fold : best;
        }
        return best;
    }
}
