package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DisjointSetsTest {

    @Test
    void everyMemberBeginsAlone() {
        DisjointSets sets = new DisjointSets(3);
        assertThat(IntStream.range(0, 3).map(sets::find)).containsExactly(0, 1, 2);
    }

    @Test
    void theSmallestMemberStandsForASet() {
        DisjointSets sets = new DisjointSets(6);
        sets.unite(5, 4);
        sets.unite(4, 2);
        sets.unite(3, 5);
        assertThat(IntStream.range(0, 6).map(sets::find)).containsExactly(0, 1, 2, 2, 2, 2);
    }

    @Test
    void theOrderOfUnionsMakesNoDifference() {
        List<int[]> unions = new ArrayList<>();
        Random random = new Random(4);
        for (int i = 0; i < 60; i++) {
            unions.add(new int[] {random.nextInt(100), random.nextInt(100)});
        }
        int[] expected = united(unions);
        Collections.shuffle(unions, random);
        assertThat(united(unions)).isEqualTo(expected);
    }

    private static int[] united(List<int[]> unions) {
        DisjointSets sets = new DisjointSets(100);
        unions.forEach(union -> sets.unite(union[0], union[1]));
        return IntStream.range(0, 100).map(sets::find).toArray();
    }
}
