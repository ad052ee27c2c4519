package io.logclf.workbench.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.workbench.model.Group;
import io.logclf.workbench.suggest.Reliability.Sureness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What suggestions are computed with: directions, neighbours, and how often guesses were right. */
class NearestTest {

    private final Nearest nearest = new Nearest();

    private static Group group(long id, double... direction) {
        Group group = new Group(id, 1, 1);
        float[] vector = new float[direction.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) direction[i];
        }
        group.vector(Optional.of(Directions.of(vector)));
        return group;
    }

    @Test
    void aDirectionInBytesKeepsItsAngles() {
        Random random = new Random(3);
        float[] a = new float[384];
        float[] b = new float[384];
        double product = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            a[i] = (float) random.nextGaussian();
            b[i] = a[i] + (float) random.nextGaussian();
            product += (double) a[i] * b[i];
            squaresA += (double) a[i] * a[i];
            squaresB += (double) b[i] * b[i];
        }
        assertThat(Directions.cosine(Directions.of(a), Directions.of(b)))
                .isCloseTo(product / Math.sqrt(squaresA * squaresB), within(0.005));
        assertThat(Directions.of(new float[] {0.5f, -1, 0})).containsExactly(64, -127, 0);
        byte[] nothing = Directions.of(new float[3]);
        assertThat(nothing).containsExactly(0, 0, 0);
        assertThat(Directions.cosine(nothing, Directions.of(new float[] {1, 0, 0})))
                .isZero();
    }

    @Test
    void theNearestOfEachLabelIsFoundAndNoGroupIsItsOwn() {
        Group target = group(1, 1, 0);
        Group near = group(2, 0.9, 0.1);
        Group farther = group(3, 0.5, 0.5);
        Group other = group(4, 0, 1);
        nearest.update(List.of(target, near), Map.of(near, "A", farther, "A", other, "B"));
        assertThat(nearest.of(target)).extracting(Nearest.Near::group).containsExactly(2L, 4L);
        assertThat(nearest.of(near)).extracting(Nearest.Near::group).containsExactly(3L, 4L);
        assertThat(nearest.of(other)).as("no target").isEmpty();
    }

    @Test
    void aLabelThatIsTakenBackLeavesTheNextOne() {
        Group target = group(1, 1, 0);
        Group near = group(2, 0.9, 0.1);
        Group farther = group(3, 0.5, 0.5);
        nearest.update(List.of(target), Map.of(near, "A", farther, "A"));
        nearest.update(List.of(target), Map.of(farther, "A"));
        assertThat(nearest.of(target)).extracting(Nearest.Near::group).containsExactly(3L);
        nearest.update(List.of(target), Map.of(near, "B", farther, "A"));
        assertThat(nearest.of(target)).extracting(Nearest.Near::label).containsExactly("B", "A");
        nearest.update(List.of(target), Map.of());
        assertThat(nearest.of(target)).isEmpty();
    }

    @Test
    void aGroupThatMovedIsLookedAtAgain() {
        Group target = group(1, 1, 0);
        Group moving = group(2, 1, 0);
        Group still = group(3, 0.7, 0.7);
        nearest.update(List.of(target), Map.of(moving, "A", still, "A"));
        assertThat(nearest.of(target).get(0).group()).isEqualTo(2);
        moving.vector(Optional.of(Directions.of(new float[] {0, 1})));
        nearest.forget(2);
        nearest.update(List.of(target), Map.of(moving, "A", still, "A"));
        assertThat(nearest.of(target).get(0).group()).isEqualTo(3);
    }

    /** Step by step it must come to the same as all at once. */
    @Test
    void manySmallUpdatesAreAsGoodAsOne() {
        Random random = new Random(11);
        List<Group> groups = new ArrayList<>();
        for (long id = 1; id <= 40; id++) {
            groups.add(group(id, random.nextGaussian(), random.nextGaussian(), random.nextGaussian()));
        }
        Map<Group, String> labels = new HashMap<>();
        for (int step = 0; step < 200; step++) {
            Group group = groups.get(random.nextInt(groups.size()));
            switch (random.nextInt(4)) {
                case 0 -> labels.remove(group);
                case 1 -> {
                    group.vector(Optional.of(Directions.of(new float[] {
                        (float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian()
                    })));
                    nearest.forget(group.id());
                }
                default -> labels.put(group, "L" + random.nextInt(3));
            }
            nearest.update(groups, Map.copyOf(labels));
            Nearest fresh = new Nearest();
            fresh.update(groups, Map.copyOf(labels));
            for (Group target : groups) {
                assertThat(nearest.of(target))
                        .as("step " + step + ", group " + target.id())
                        .isEqualTo(fresh.of(target));
            }
        }
    }

    @Test
    void beliefDecidesUntilThereAreOutcomes() {
        Reliability reliability = new Reliability();
        Sureness sure = new Sureness(0.8, 0.3);
        assertThat(reliability.of(sure, 0.7)).isCloseTo(0.7, within(1e-12));
        assertThat(reliability.share()).isZero();
        for (int i = 0; i < 98; i++) {
            reliability.add(sure, false);
        }
        assertThat(reliability.of(sure, 0.7)).isCloseTo(2 * 0.7 / 100, within(1e-12));
        assertThat(reliability.of(new Sureness(0.1, 0), 0.7))
                .as("guesses that are not alike")
                .isCloseTo(0.7, within(1e-6));
        for (int i = 0; i < 98; i++) {
            reliability.add(sure, true);
        }
        assertThat(reliability.of(sure, 0.5)).isCloseTo(0.5, within(1e-9));
        assertThat(reliability.size()).isEqualTo(196);
        assertThat(reliability.share()).isCloseTo(98.0 / 197, within(1e-12));
    }
}
