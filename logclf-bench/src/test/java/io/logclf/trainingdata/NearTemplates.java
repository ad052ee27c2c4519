package io.logclf.trainingdata;

import io.logclf.trainingdata.TemplatePart.Choice;
import io.logclf.trainingdata.TemplatePart.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds templates that say nearly the same: the Jaccard similarity of their sequences of four characters, with slots and
 * numbers taken as equal and the first alternative of each choice.
 *
 * <p>Of two sets that share more than a part {@code s} of their union, each has one of its {@code (1 - s)} rarest members
 * in common with the other's, so only templates that share a rare sequence are compared: 19,000 templates take a second.
 */
final class NearTemplates {

    private static final int GRAM = 4;

    private final double similarity;
    private final List<Template> templates;
    private final List<int[]> grams;

    private NearTemplates(List<Template> templates, double similarity) {
        this.similarity = similarity;
        this.templates = templates;
        this.grams = rarestFirst(templates.stream().map(NearTemplates::grams).toList());
    }

    /** Two templates that are near each other. */
    record Pair(Template one, Template other) {}

    /** Returns all pairs that are more similar than {@code similarity}. */
    static List<Pair> find(List<Template> templates, double similarity) {
        return new NearTemplates(templates, similarity).pairs();
    }

    private List<Pair> pairs() {
        Map<Integer, List<Integer>> withGram = new HashMap<>();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < grams.size(); i++) {
            Set<Integer> compared = new HashSet<>();
            for (int rare = 0; rare < prefix(grams.get(i).length); rare++) {
                List<Integer> others = withGram.computeIfAbsent(grams.get(i)[rare], gram -> new ArrayList<>());
                for (int other : others) {
                    if (compared.add(other) && near(grams.get(other), grams.get(i))) {
                        pairs.add(new Pair(templates.get(other), templates.get(i)));
                    }
                }
                others.add(i);
            }
        }
        return pairs;
    }

    private int prefix(int length) {
        return length - (int) Math.ceil(similarity * length) + 1;
    }

    private boolean near(int[] one, int[] other) {
        if (Math.min(one.length, other.length) <= similarity * Math.max(one.length, other.length)) {
            return false;
        }
        int shared = 0;
        int at = 0;
        for (int gram : one) {
            while (at < other.length && other[at] < gram) {
                at++;
            }
            if (at < other.length && other[at] == gram) {
                shared++;
            }
        }
        return shared > similarity * (one.length + other.length - shared);
    }

    private static List<int[]> rarestFirst(List<Set<String>> grams) {
        Map<String, Integer> counts = new HashMap<>();
        grams.forEach(set -> set.forEach(gram -> counts.merge(gram, 1, Integer::sum)));
        List<String> byCount = new ArrayList<>(counts.keySet());
        byCount.sort(Comparator.<String, Integer>comparing(counts::get).thenComparing(Comparator.naturalOrder()));
        Map<String, Integer> ranks = new HashMap<>();
        byCount.forEach(gram -> ranks.put(gram, ranks.size()));
        return grams.stream()
                .map(set -> set.stream().mapToInt(ranks::get).sorted().toArray())
                .toList();
    }

    private static Set<String> grams(Template template) {
        String text = constant(template.parts())
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\d+", "#")
                .replaceAll("\\s+", " ")
                .strip();
        Set<String> grams = new HashSet<>();
        for (int i = 0; i == 0 || i + GRAM <= text.length(); i++) {
            grams.add(text.substring(i, Math.min(i + GRAM, text.length())));
        }
        return grams;
    }

    private static String constant(List<TemplatePart> parts) {
        StringBuilder text = new StringBuilder();
        for (TemplatePart part : parts) {
            if (part instanceof Text constant) {
                text.append(constant.text());
            } else if (part instanceof Choice choice) {
                text.append(constant(choice.alternatives().get(0)));
            } else {
                text.append('#');
            }
        }
        return text.toString();
    }
}
