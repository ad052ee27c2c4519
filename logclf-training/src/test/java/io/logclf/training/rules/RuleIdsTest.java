package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RuleIdsTest {

    private final RuleIds ids = new RuleIds();

    @Test
    void anIdIsTheLabelAndTheFirstWords() {
        assertThat(ids.next("User Action", List.of("User", "logged", "in", "from", "somewhere")))
                .isEqualTo("user-action-user-logged-in-from");
    }

    @Test
    void equalIdsGetNumbers() {
        assertThat(ids.next("A", List.of("b"))).isEqualTo("a-b");
        assertThat(ids.next("A", List.of("b"))).isEqualTo("a-b-2");
        assertThat(ids.next("A", List.of("b"))).isEqualTo("a-b-3");
        assertThat(ids.next("A", List.of("b", "2"))).isEqualTo("a-b-2-2");
    }

    @Test
    void aLongIdIsCutAndEndsWithNoHyphen() {
        String id = ids.next("x".repeat(59), List.of("word"));
        assertThat(id).isEqualTo("x".repeat(59));
        assertThat(ids.next("\uD83D\uDE80a".repeat(80), List.of()))
                .doesNotStartWith("-")
                .doesNotEndWith("-");
    }

    @Test
    void signsAloneAreNoId() {
        assertThat(ids.next("***", List.of())).isEqualTo("rule");
    }
}
