package io.logclf.lexical;

import io.logclf.api.Evidence;
import io.logclf.api.Label;
import io.logclf.api.ScoredLabel;
import io.logclf.head.NgramHead;
import io.logclf.head.NgramHead.TokenWeight;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a decision by n-grams rests on: the likeliest labels, and the words that speak for the first of
 * them. Words are weighed when the evidence is read, and not for every message: most evidence is never
 * looked at.
 *
 * @param labels the likeliest labels with their confidence, best first; one or more
 * @param text the normalized message
 * @param head what decided
 */
public record WordWeights(List<ScoredLabel> labels, String text, NgramHead head) implements Evidence {

    /** How many words stand in the summary. */
    private static final int SHOWN = 3;

    /** Copies the labels. */
    public WordWeights {
        labels = List.copyOf(labels);
    }

    /**
     * Returns the tokens of the text that speak for the decided label, heaviest first: by how much they raise its score above the mean of
     * all labels.
     *
     * @param count how many at most
     */
    public List<TokenWeight> heaviest(int count) {
        Label label = labels.get(0).label();
        return head.tokenWeights(text, label).stream()
                .filter(token -> token.weight() > 0)
                .limit(count)
                .toList();
    }

    /** Returns labels and words, such as {@code User Action 0.98, Error 0.01; for 'logged', 'user'}. */
    @Override
    public String summary() {
        String all = labels.stream()
                .map(label -> String.format(Locale.ROOT, "%s %.2f", label.label(), label.score()))
                .collect(Collectors.joining(", "));
        String words =
                heaviest(SHOWN).stream().map(token -> "'" + token.token() + "'").collect(Collectors.joining(", "));
        return words.isEmpty() ? all : all + "; for " + words;
    }
}
