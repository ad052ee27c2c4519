package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.logclf.api.Label;
import io.logclf.regex.Rule;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventWordsTest {

    private static final RuleGroup ATTEMPTS = group(
            "Security",
            "Spoofed login attempt detected",
            "Forged token attempt detected",
            "Repeated phishing attempt detected",
            "Hidden tampering attempt detected");

    @Test
    void commonWordsBesidePlacesWhereWordsVaryAreTooFew() {
        RuleGroup many = group("Other", "Leak detected", "Smoke detected", "Frost detected");
        Candidate candidate = candidate(ATTEMPTS);
        assertThat(candidate.words()).containsExactly("attempt", "detected");
        assertThat(new EventWords(List.of(ATTEMPTS, many)).areEnough(candidate)).isFalse();
    }

    @Test
    void noRuleOfThemTakesUnseenWords() {
        List<Rule> rules = InducedRules.of(List.of(ATTEMPTS)).rules();
        for (String message : List.of(
                "Automatic restart attempt detected",
                "No intrusion attempt detected",
                "Spoofed print attempt detected")) {
            assertThat(rules)
                    .noneMatch(rule ->
                            Pattern.compile(rule.pattern()).matcher(message).find());
        }
    }

    @Test
    void rareWordsAreEnoughBesideOneSuchPlace() {
        RuleGroup turbines = group("Plant", "Turbine blade pitch stuck at dawn", "Turbine blade pitch stuck at noon");
        assertThat(new EventWords(List.of(turbines)).areEnough(candidate(turbines)))
                .isTrue();
    }

    @Test
    void oneRareWordIsEnoughWhereOnlyNumbersVary() {
        RuleGroup beats = group("Pulse", "keepalive 17", "keepalive 4", "keepalive 950");
        assertThat(new EventWords(List.of(beats)).areEnough(candidate(beats))).isTrue();
    }

    @Test
    void wordsOfOneOrTwoLettersSayNothing() {
        RuleGroup words = group("Any", "so be it as we go on up", "so be it as we go on up");
        assertThat(candidate(words).words()).hasSizeGreaterThan(5);
        assertThat(new EventWords(List.of(words)).areEnough(candidate(words))).isFalse();
    }

    private static Candidate candidate(RuleGroup group) {
        return Candidate.of(List.of(group)).get(0);
    }

    private static RuleGroup group(String label, String... messages) {
        return new RuleGroup(new Label(label), Arrays.asList(messages));
    }
}
