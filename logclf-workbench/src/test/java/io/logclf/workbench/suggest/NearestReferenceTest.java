package io.logclf.workbench.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.workbench.model.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against looking at all groups each time. */
class NearestReferenceTest {

    private static final long SEED = 90;

    private final Random random = new Random(SEED);
    private final Nearest nearest = new Nearest();

    @Test
    void theNearestOfEachLabelIsTheOneThatLookingAtAllFinds() {
        List<Group> groups = new ArrayList<>();
        for (int id = 0; id < 60; id++) {
            groups.add(group(id));
        }
        Map<Group, String> labels = new HashMap<>();
        for (int step = 0; step < 60; step++) {
            Group changed = groups.get(random.nextInt(groups.size()));
            if (random.nextInt(4) == 0) {
                labels.remove(changed);
            } else {
                labels.put(changed, "label " + random.nextInt(4));
            }
            nearest.update(groups, Map.copyOf(labels));
            for (Group group : groups) {
                Map<String, Double> found = new TreeMap<>();
                nearest.of(group).forEach(near -> found.put(near.label(), near.similarity()));
                assertThat(found).as("seed %d, step %d", SEED, step).isEqualTo(reference(group, labels));
            }
        }
    }

    @Test
    void theNearestStandsFirst() {
        Map<Group, String> labels = new HashMap<>();
        for (int id = 1; id < 30; id++) {
            labels.put(group(id), "label " + id);
        }
        Group target = group(99);
        nearest.update(List.of(target), labels);
        assertThat(nearest.of(target))
                .hasSize(29)
                .isSortedAccordingTo((a, b) -> Double.compare(b.similarity(), a.similarity()));
    }

    @Test
    void groupsWithoutADirectionAreNearToNothing() {
        Group nowhere = new Group(1, 1, 1);
        Group somewhere = group(2);
        nearest.update(List.of(nowhere, somewhere), Map.of(nowhere, "a", somewhere, "b"));
        assertThat(nearest.of(nowhere)).isEmpty();
        assertThat(nearest.of(somewhere)).isEmpty();
    }

    @Test
    void whoIsNoTargetAnyMoreIsForgotten() {
        Group target = group(1);
        Group other = group(2);
        nearest.update(List.of(target), Map.of(other, "a"));
        assertThat(nearest.of(target)).hasSize(1);
        nearest.update(List.of(), Map.of(other, "a"));
        assertThat(nearest.of(target)).isEmpty();
        nearest.update(List.of(target), Map.of(other, "b"));
        assertThat(nearest.of(target)).extracting(Nearest.Near::label).containsExactly("b");
    }

    private static Map<String, Double> reference(Group target, Map<Group, String> labels) {
        Map<String, Double> best = new TreeMap<>();
        labels.forEach((group, label) -> {
            if (group.id() != target.id()) {
                best.merge(
                        label,
                        Directions.cosine(
                                target.vector().orElseThrow(), group.vector().orElseThrow()),
                        Math::max);
            }
        });
        return best;
    }

    private Group group(long id) {
        Group group = new Group(id, 1, 1);
        float[] vector = new float[8];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        group.vector(Optional.of(Directions.of(vector)));
        return group;
    }
}
