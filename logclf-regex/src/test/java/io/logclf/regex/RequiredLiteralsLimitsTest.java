package io.logclf.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Up to which size classes, runs, choices and repetitions are followed, and what is left known beyond that. */
class RequiredLiteralsLimitsTest {

    private static List<Set<String>> of(String pattern) {
        return Rules.compiled(pattern).requiredLiterals();
    }

    private static Set<String> set(String literals) {
        return Set.of(literals.split("\\|"));
    }

    /** Returns so many literals of the same length, with something behind each. */
    private static Set<String> options(int count, String behind) {
        return IntStream.range(0, count)
                .mapToObj(i -> (char) ('а' + i) + "z" + behind)
                .collect(Collectors.toSet());
    }

    private static String choice(int count) {
        return "(?:" + String.join("|", options(count, "")) + ")";
    }

    /** Returns every text of one character of each part. */
    private static Set<String> texts(String... parts) {
        Set<String> texts = Set.of("");
        for (String part : parts) {
            texts = texts.stream()
                    .flatMap(text -> Arrays.stream(part.split("")).map(c -> text + c))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        return texts;
    }

    @Test
    void theLongestComesFirstWhereverItStands() {
        assertThat(of("disk \\d+ filled")).containsExactly(set(" filled"), set("disk "));
        assertThat(of("the disk \\d+ full")).containsExactly(set("the disk "), set(" full"));
    }

    @Test
    void aClassOfFourCharactersIsTheseAndALargerOneIsAGap() {
        assertThat(of("x[abcd]y")).containsExactly(set("xay|xby|xcy|xdy"));
        assertThat(of("(?i)x[abkd]y")).containsExactly(set("xay|xby|xky|xdy"));
        assertThat(of("xx[abcde]yyy")).containsExactly(set("yyy"), set("xx"));
    }

    @Test
    void aRunHasSixteenTextsAndThenANewOneBegins() {
        assertThat(of("[ab][cd][ef][gh]")).containsExactly(texts("ab", "cd", "ef", "gh"));
        assertThat(of("[ab][cd][ef][gh][ij]")).containsExactly(texts("ab", "cd", "ef", "gh"));
        assertThat(of("[ab][cd][ef][gh][ij]klm"))
                .containsExactlyInAnyOrder(texts("ab", "cd", "ef", "gh"), set("iklm|jklm"));
    }

    @Test
    void aChoiceOfSixteenGoesOnAndALargerOneEndsThere() {
        assertThat(of(choice(16) + "q")).containsExactly(options(16, "q"));
        assertThat(of(choice(17) + "q")).containsExactly(options(17, ""));
    }

    @Test
    void aChoiceOfMoreThanSixtyFourSaysNothing() {
        assertThat(of(choice(64))).containsExactly(options(64, ""));
        assertThat(of(choice(65))).isEmpty();
        assertThat(of("disk" + choice(65))).containsExactly(set("disk"));
    }

    @Test
    void eightRepetitionsAreUnrolledAndOfMoreTheFirstEight() {
        assertThat(of("xa{8}y")).containsExactly(set("xaaaaaaaay"));
        assertThat(of("xa{9}y")).containsExactly(set("aaaaaaaa"));
        assertThat(of("xa{2,3}y")).containsExactly(set("aa"));
        assertThat(of("xa{2}y")).containsExactly(set("xaay"));
    }

    @Test
    void fourSetsAreKeptTheLongest() {
        assertThat(of("ab\\d+abc\\d+abde\\d+efghi\\d+klmnop"))
                .isEqualTo(
                        Stream.of("klmnop", "efghi", "abde", "abc").map(Set::of).toList());
    }
}
