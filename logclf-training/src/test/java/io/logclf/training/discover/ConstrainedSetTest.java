package io.logclf.training.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.head.opposites.Wording;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConstrainedSetTest {

    private static ConstrainedSet set(int template, String text, Integer... apart) {
        return new ConstrainedSet(Wording.of(text), template, Set.of(apart));
    }

    @Test
    void setsThatSayNothingDifferentMayBeOne() {
        ConstrainedSet disk = set(0, "disk seen");
        ConstrainedSet tape = set(1, "tape seen");
        assertThat(disk.opposes(tape)).isFalse();
        disk.add(tape);
        assertThat(disk.members()).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void oppositeWordsAndOtherScriptsMustNot() {
        assertThat(set(0, "gate opened").opposes(set(1, "gate closed"))).isTrue();
        assertThat(set(0, "\u0434\u0438\u0441\u043a seen").opposes(set(1, "disk seen")))
                .isTrue();
        assertThat(set(0, "\u0434\u0438\u0441\u043a seen").opposes(set(1, "\u0434\u0438\u0441\u043a found")))
                .isFalse();
    }

    @Test
    void aSetIsKeptFromWhatAnyOfItsMembersIsKeptFrom() {
        ConstrainedSet one = set(0, "disk", 7);
        ConstrainedSet two = set(1, "tape");
        ConstrainedSet seven = set(7, "drum", 0);
        assertThat(two.opposes(seven)).isFalse();
        two.add(one);
        assertThat(two.opposes(seven)).isTrue();
        assertThat(seven.opposes(two)).isTrue();
    }

    @Test
    void whatAnyMemberSaysTheSetSays() {
        ConstrainedSet gate = set(0, "gate seen");
        gate.add(set(1, "gate opened"));
        assertThat(gate.opposes(set(2, "door closed"))).isTrue();
        assertThat(gate.opposes(set(2, "door opened"))).isFalse();
    }

    @Test
    void manySetsBecomeOneInAnyOrder() {
        List<ConstrainedSet> sets =
                IntStream.range(0, 200).mapToObj(i -> set(i, "disk", 1_000 + i)).toList();
        ConstrainedSet forth = set(500, "disk");
        ConstrainedSet back = set(500, "disk");
        for (int i = 0; i < sets.size(); i++) {
            forth.add(set(i, "disk", 1_000 + i));
            back.add(set(sets.size() - 1 - i, "disk", 1_199 - i));
        }
        assertThat(forth.members()).isEqualTo(back.members()).hasSize(201);
        assertThat(forth.opposes(set(1_100, "disk", 100))).isTrue();
        assertThat(back.opposes(set(1_100, "disk", 100))).isTrue();
    }

    @Test
    void aGroupIsWhatItsTemplatesAreTogether() {
        DiscoveredGroup group = new DiscoveredGroup(
                3,
                List.of(
                        new TemplateRows("a", 5, "a", List.of("a"), List.of("web", "db"), List.of("INFO")),
                        new TemplateRows("b", 2, "b", List.of("b"), List.of("app", "web"), List.of())),
                List.of(new float[2], new float[2]));
        assertThat(group.rows()).isEqualTo(7);
        assertThat(group.sources()).containsExactly("app", "db", "web");
        assertThat(group.severities()).containsExactly("INFO");
        assertThat(group.label()).isEqualTo("cluster-3");
    }
}
