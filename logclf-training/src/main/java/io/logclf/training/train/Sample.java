package io.logclf.training.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A part of a list, drawn at random, for what would take too long over all of it. */
final class Sample {

    private Sample() {}

    /** Returns the list itself, or {@code most} of its items in their order; the same seed gives the same ones. */
    static <T> List<T> of(List<T> all, int most, long seed) {
        if (all.size() <= most) {
            return all;
        }
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
        Collections.shuffle(places, new Random(seed));
        return places.subList(0, most).stream().sorted().map(all::get).toList();
    }
}
