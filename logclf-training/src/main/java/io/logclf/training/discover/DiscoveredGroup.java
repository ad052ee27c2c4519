package io.logclf.training.discover;

import java.util.List;

/**
 * Templates that say the same.
 *
 * @param number from 1, the group with most rows first; 0 for noise
 * @param templates with most rows first
 * @param points where each template lies on the map
 */
record DiscoveredGroup(int number, List<TemplateRows> templates, List<float[]> points) {

    long rows() {
        return templates.stream().mapToLong(TemplateRows::rows).sum();
    }

    String label() {
        return "cluster-" + number;
    }
}
