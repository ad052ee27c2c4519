package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestGroupsTest {

    private static final Label A = new Label("A");

    @Test
    void isTheGroupOfAnotherLabelWithMostWordsInCommon() {
        NearestGroups nearest = new NearestGroups(List.of(
                group("A", "disk sda is full"), group("B", "disk sda is empty"), group("B", "the sky is full")));
        assertThat(nearest.to(A, List.of("disk", "sda", "full")))
                .hasValueSatisfying(group -> assertThat(group.messages()).containsExactly("disk sda is empty"));
    }

    @Test
    void aRareWordCountsMoreThanAFrequentOne() {
        List<RuleGroup> groups = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            groups.add(group("B", "common word"));
        }
        groups.add(group("B", "zebra seen"));
        assertThat(new NearestGroups(groups).to(A, List.of("common", "zebra")))
                .hasValueSatisfying(group -> assertThat(group.messages()).containsExactly("zebra seen"));
    }

    @Test
    void ofEqualGroupsItIsTheFirst() {
        NearestGroups nearest = new NearestGroups(List.of(group("B", "disk one"), group("C", "disk two")));
        assertThat(nearest.to(A, List.of("disk")))
                .hasValueSatisfying(group -> assertThat(group.messages()).containsExactly("disk one"));
    }

    @Test
    void isEmptyWithoutACommonWord() {
        NearestGroups nearest = new NearestGroups(List.of(group("A", "disk full"), group("B", "sky blue")));
        assertThat(nearest.to(A, List.of("disk", "full"))).isEmpty();
    }

    private static RuleGroup group(String label, String message) {
        return new RuleGroup(new Label(label), List.of(message));
    }
}
