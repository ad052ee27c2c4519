package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Names and literals of rules for texts at random. */
class RuleIdsLawsTest {

    private static final long SEED = 60;
    private static final String SIGNS = "aB9 -_.*+?()[]{}|^$\\/'\"\u00e9\u00df\u65e5\u0130\n\t";

    private final Random random = new Random(SEED);

    private String any(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.toString();
    }

    @Test
    void noTwoRulesHaveOneName() {
        RuleIds ids = new RuleIds();
        List<String> given = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            given.add(ids.next(any(4), List.of(any(3), any(3))));
        }
        assertThat(given).as("seed %d", SEED).doesNotHaveDuplicates();
    }

    @Test
    void namesAreShortAndOfPlainSigns() {
        RuleIds ids = new RuleIds();
        for (int i = 0; i < 300; i++) {
            assertThat(ids.next(any(60), List.of(any(40), any(40), any(40), any(40), any(40))))
                    .as("seed %d, %d", SEED, i)
                    .hasSizeBetween(1, 70)
                    .doesNotContainAnyWhitespaces()
                    .doesNotStartWith("-")
                    .doesNotEndWith("-");
        }
    }

    @Test
    void sameLabelsAndWordsGiveTheSameNames() {
        RuleIds one = new RuleIds();
        RuleIds other = new RuleIds();
        for (int i = 0; i < 50; i++) {
            String label = any(10);
            List<String> words = List.of(any(6), any(6));
            assertThat(one.next(label, words)).isEqualTo(other.next(label, words));
        }
    }

    @Test
    void aLiteralMatchesItsTextAndNoOther() {
        for (int i = 0; i < 300; i++) {
            String text = any(20);
            Pattern pattern = Pattern.compile(QuotedLiteral.of(text));
            assertThat(pattern.matcher(text).matches())
                    .as("seed %d, '%s'", SEED, text)
                    .isTrue();
            String other = any(20);
            assertThat(pattern.matcher(other).matches()).isEqualTo(other.equals(text));
        }
    }

    @Test
    void literalsOneAfterTheOtherAreTheLiteralOfBoth() {
        for (int i = 0; i < 100; i++) {
            String left = any(10);
            String right = any(10);
            assertThat(QuotedLiteral.of(left) + QuotedLiteral.of(right)).isEqualTo(QuotedLiteral.of(left + right));
        }
    }
}
