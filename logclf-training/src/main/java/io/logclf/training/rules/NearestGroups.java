package io.logclf.training.rules;

import io.logclf.api.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the message of another label that is most like a rule: the one that shares most words, the rare
 * ones above all. It becomes the example that the rule must not match, and the material for twists. An
 * index from words to groups makes a search cost as much as its words have groups.
 */
final class NearestGroups {

    /** More frequent words tell nothing, and would make it slow. */
    private static final int MAX_GROUPS = 500;

    private final List<RuleGroup> groups;
    private final Map<String, List<Integer>> groupsByWord = new HashMap<>();

    NearestGroups(List<RuleGroup> groups) {
        this.groups = groups;
        for (int i = 0; i < groups.size(); i++) {
            for (String word : words(groups.get(i).messages().get(0))) {
                groupsByWord.computeIfAbsent(word, key -> new ArrayList<>()).add(i);
            }
        }
    }

    /** Returns the first group of another label with most words in common; empty if none has any. */
    Optional<RuleGroup> to(Label label, List<String> words) {
        Map<Integer, Double> scores = new HashMap<>();
        for (String word : new HashSet<>(words)) {
            List<Integer> having = groupsByWord.getOrDefault(word, List.of());
            for (int group : having.size() > MAX_GROUPS ? List.<Integer>of() : having) {
                if (!groups.get(group).label().equals(label)) {
                    scores.merge(group, 1.0 / having.size(), Double::sum);
                }
            }
        }
        int best = -1;
        double most = 0;
        for (Map.Entry<Integer, Double> score : scores.entrySet()) {
            boolean better = score.getValue() > most || (score.getValue() == most && score.getKey() < best);
            best = better ? score.getKey() : best;
            most = better ? score.getValue() : most;
        }
        return best < 0 ? Optional.empty() : Optional.of(groups.get(best));
    }

    private static Set<String> words(String message) {
        Set<String> words = new HashSet<>();
        PartLexer.parts(message).stream().filter(Part::isWord).forEach(part -> words.add(part.text()));
        return words;
    }
}
