package io.logclf.training.train.texts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws a part of a list at random, for what would take too long over all of it. */
public final class RandomSample {

    private RandomSample() {}

    /**
     * Returns a list itself, or {@code most} of its items in their order. The same list and seed give the
     * same ones.
     *
     * @param most how many items at most, at least 0
     */
    public static <T> List<T> of(List<T> all, int most, long seed) {
        if (all.size() <= most) {
            return all;
        }
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
        Collections.shuffle(places, new Random(seed));
        return places.subList(0, most).stream().sorted().map(all::get).toList();
    }
}
