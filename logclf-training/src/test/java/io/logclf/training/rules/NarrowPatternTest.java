package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NarrowPatternTest {

    @Test
    void isOpenOrListsWhatWasSeen() {
        NarrowPattern pattern = of("valve 4 shut", "valve 17 shut", "valve 952 shut");
        assertThat(pattern.text(false)).contains("^valve [1-9]\\d{0,5} shut$");
        assertThat(pattern.text(true)).contains("^valve (?:17|4|952) shut$");
    }

    @Test
    void howOftenAMessageCameDecidesWhetherItsValuesAreAList() {
        List<String> messages = new ArrayList<>(Collections.nCopies(20, "request ended with 200"));
        messages.addAll(Collections.nCopies(9, "request ended with 404"));
        messages.addAll(Collections.nCopies(5, "request ended with 500"));
        assertThat(of(messages.toArray(String[]::new)).text(false)).contains("^request ended with (?:200|404|500)$");
    }

    @Test
    void whatFollowsASlashIsAPath() {
        assertThat(of("cannot read /srv/a1.txt", "cannot read /home/x/b2.csv", "cannot read /tmp/c3/d")
                        .text(false))
                .hasValueSatisfying(pattern -> assertThat(pattern).matches("\\^cannot read /\\[\\\\w\\./%~\\+-].*\\$"));
    }

    @Test
    void countsThePlacesWherePlainWordsVary() {
        assertThat(of("valve 4 shut", "valve 17 shut").wordSlots()).isZero();
        assertThat(of("valve 4 shut by ann", "valve 17 shut by otto").wordSlots())
                .isEqualTo(1);
    }

    @Test
    void thereIsNoneThatIsTooLargeForARule() {
        String[] messages = IntStream.range(0, 64)
                .mapToObj(
                        i -> "valve shut by " + String.valueOf((char) ('0' + i)).repeat(200))
                .toArray(String[]::new);
        assertThat(of(messages).text(true)).isEmpty();
    }

    private static NarrowPattern of(String... messages) {
        List<String> all = Arrays.asList(messages);
        return NarrowPattern.of(RuleInduction.parts(all).orElseThrow(), all);
    }
}
