package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateTest {

    @Test
    void thePatternThatSaysMostIsTheFirst() {
        List<Candidate> candidates =
                Candidate.of(List.of(group("A", "disk is full"), group("B", "the archive of yesterday was restored")));
        assertThat(candidates).extracting(candidate -> candidate.label().name()).containsExactly("B", "A");
    }

    @Test
    void groupsOfOneLabelWithOnePatternShareIt() {
        List<Candidate> candidates = Candidate.of(List.of(
                group("A", "archive was restored"),
                group("A", "archive was restored"),
                group("B", "archive was restored")));
        assertThat(candidates).hasSize(2);
        assertThat(candidates.get(0).groups()).hasSize(2);
        assertThat(candidates.get(1).groups()).hasSize(1);
    }

    @Test
    void messagesWithTooLittleInCommonHaveNone() {
        assertThat(Candidate.of(List.of(group("A", "disk is full", "nobody was there"))))
                .isEmpty();
        assertThat(Candidate.of(List.of(group("A", "17")))).isEmpty();
    }

    @Test
    void theListedOneTakesOnlyValuesThatWereSeen() {
        Candidate candidate = Candidate.of(List.of(group(
                        "A", "archive 17 restored", "archive 4 restored", "archive 9 restored", "archive 88 restored")))
                .get(0);
        assertThat(candidate.listed())
                .hasValueSatisfying(listed -> assertThat(listed.pattern()).contains("17", "4", "9", "88"));
        assertThat(candidate.pattern())
                .isNotEqualTo(candidate.listed().orElseThrow().pattern());
        assertThat(candidate.listed().orElseThrow().listed()).isEmpty();
    }

    @Test
    void countsThePlacesWherePlainWordsVary() {
        Candidate candidate = Candidate.of(List.of(group("A", "archive north restored", "archive south restored")))
                .get(0);
        assertThat(candidate.wordSlots()).isOne();
        assertThat(candidate.words()).containsExactly("archive", "restored");
    }

    private static RuleGroup group(String label, String... messages) {
        return new RuleGroup(new Label(label), List.of(messages));
    }
}
