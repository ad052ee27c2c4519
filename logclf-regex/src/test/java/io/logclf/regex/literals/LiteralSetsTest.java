package io.logclf.regex.literals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiteralSetsTest {

    @Test
    void isUsableWithTwoCharactersAtLeast() {
        assertThat(LiteralSets.isUsable(Set.of("ab", "abc"))).isTrue();
        assertThat(LiteralSets.isUsable(Set.of("a", "abc"))).isFalse();
        assertThat(LiteralSets.isUsable(Set.of(""))).isFalse();
        assertThat(LiteralSets.isUsable(Set.of())).isFalse();
    }

    @Test
    void isAsSelectiveAsItsShortestLiteral() {
        assertThat(LiteralSets.shortest(Set.of("disk", "ab"))).isEqualTo(2);
        assertThat(LiteralSets.shortest(Set.of())).isZero();
        List<Set<String>> sorted = Stream.of(Set.of("ab"), Set.of("disk", "tape"), Set.of("disk"), Set.of("timeout"))
                .sorted(LiteralSets.MOST_SELECTIVE_FIRST)
                .toList();
        assertThat(sorted).containsExactly(Set.of("timeout"), Set.of("disk"), Set.of("disk", "tape"), Set.of("ab"));
    }

    @Test
    void isImpliedByASetOfLongerLiterals() {
        Set<String> disk = Set.of("disk");
        assertThat(LiteralSets.isImplied(disk, List.of(disk, Set.of("disk full"))))
                .isTrue();
        assertThat(LiteralSets.isImplied(disk, List.of(disk, Set.of("disk full", "no disk"))))
                .isTrue();
        assertThat(LiteralSets.isImplied(disk, List.of(disk, Set.of("disk full", "tape"))))
                .isFalse();
        assertThat(LiteralSets.isImplied(Set.of("disk", "tape"), List.of(Set.of("disk full", "tape"))))
                .isTrue();
        assertThat(LiteralSets.isImplied(Set.of("disk full"), List.of(disk))).isFalse();
    }

    @Test
    void isNotImpliedByItselfOrByWhatWillBeCut() {
        Set<String> disk = Set.of("disk");
        assertThat(LiteralSets.isImplied(disk, List.of(disk, Set.of("disk")))).isFalse();
        assertThat(LiteralSets.isImplied(disk, List.of(Set.of()))).isFalse();
        assertThat(LiteralSets.isImplied(disk, List.of(Set.of("disk is full")))).isTrue();
        assertThat(LiteralSets.isImplied(disk, List.of(Set.of("a disk is full"))))
                .isFalse();
    }

    @Test
    void cutsLongLiteralsAtEitherEnd() {
        Set<String> long14 = Set.of("abcdefghijklmn");
        assertThat(LiteralSets.cut(long14, true)).containsExactly("abcdefghijkl");
        assertThat(LiteralSets.cut(long14, false)).containsExactly("cdefghijklmn");
        assertThat(LiteralSets.cut(Set.of("abcdefghijkl"), true)).containsExactly("abcdefghijkl");
    }

    @Test
    void dropsLiteralsThatHoldAnother() {
        assertThat(LiteralSets.cut(Set.of("user", "use", "abuse", "disk"), true))
                .containsExactlyInAnyOrder("use", "disk");
        assertThat(LiteralSets.cut(Set.of("abcdefghijklmn", "abcdefghijklxy"), true))
                .containsExactly("abcdefghijkl");
        assertThat(LiteralSets.cut(Set.of("user", "disk"), false)).containsExactlyInAnyOrder("user", "disk");
    }
}
