package io.logclf.training.discover;

import java.util.List;
import java.util.function.Function;

/**
 * Templates that say the same.
 *
 * @param number from 1, the group with most rows first; 0 for noise
 * @param templates with most rows first
 * @param points where each template lies on the map, two coordinates each, in the same order
 */
record DiscoveredGroup(int number, List<TemplateRows> templates, List<float[]> points) {

    /** Returns how many rows all templates have together. */
    long rows() {
        return templates.stream().mapToLong(TemplateRows::rows).sum();
    }

    /** Returns the sources of the rows, sorted. */
    List<String> sources() {
        return names(TemplateRows::sources);
    }

    /** Returns the severities of the rows, sorted. */
    List<String> severities() {
        return names(TemplateRows::severities);
    }

    /** Returns the distinct names that templates have, sorted. */
    private List<String> names(Function<TemplateRows, List<String>> of) {
        return templates.stream()
                .flatMap(template -> of.apply(template).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns the label of the group's candidate rules until a person gives another. */
    String label() {
        return "cluster-" + number;
    }
}
