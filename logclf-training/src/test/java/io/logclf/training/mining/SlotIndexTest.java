package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SlotIndexTest {

    @Test
    void findsAllEntriesOfAKeyThatHasSeveral() {
        SlotIndex index = new SlotIndex();
        Map<Long, TreeSet<Integer>> expected = new HashMap<>();
        Random random = new Random(8);
        for (int shape = 0; shape < 5_000; shape++) {
            // Few bits, so that keys meet in one slot and are still told apart.
            long key = random.nextInt(3_000) * 0x1_0000_0000L;
            index.add(key, shape, shape % 7, shape % 7 + 1);
            expected.computeIfAbsent(key, any -> new TreeSet<>()).add(shape);
        }
        List<TreeSet<Integer>> found = new ArrayList<>();
        index.forEachShared(entry -> {
            TreeSet<Integer> shapes = new TreeSet<>();
            for (int e = entry; e >= 0; e = index.next(e)) {
                shapes.add(index.shape(e));
                assertThat(index.from(e)).isEqualTo(index.shape(e) % 7);
                assertThat(index.to(e)).isEqualTo(index.from(e) + 1);
            }
            found.add(shapes);
        });
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(expected.values().stream()
                        .filter(shapes -> shapes.size() > 1)
                        .toList());
    }

    @Test
    void keysOfOneEntryAreNotPassedOn() {
        SlotIndex index = new SlotIndex();
        index.add(1, 0, 0, 1);
        index.add(2, 1, 0, 1);
        index.forEachShared(entry -> {
            throw new AssertionError(entry);
        });
    }
}
