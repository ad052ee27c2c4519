package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FalseMatchesTest {

    @Test
    void aCandidateMayMatchMessagesOfItsOwnLabelOnly() {
        List<RuleGroup> groups = List.of(
                group("A", "Backup 1 completed", "Backup 2 completed", "Backup 35 completed", "Backup 60 completed"),
                group("B", "Backup 77 completed"),
                group("C", "Restore of volume finished"));
        List<Candidate> candidates = Candidate.of(groups.subList(0, 1));
        assertThat(candidates).hasSize(1);
        assertThat(FalseMatches.of(candidates, groups)).isEqualTo(bits(0));
        assertThat(FalseMatches.of(candidates, List.of(groups.get(0), groups.get(2))))
                .isEqualTo(bits());
    }

    @Test
    void everyWrongCandidateIsFoundThoughOneHidesAnother() {
        List<RuleGroup> groups = new ArrayList<>();
        for (int label = 0; label < 9; label++) {
            groups.add(group("L" + label, "Volume was mounted by the system"));
        }
        groups.add(group("Other", "Printer ran out of paper again"));
        List<Candidate> candidates = Candidate.of(groups);
        BitSet wrong = FalseMatches.of(candidates, groups);
        for (int i = 0; i < candidates.size(); i++) {
            assertThat(wrong.get(i))
                    .as(candidates.get(i).label().name())
                    .isEqualTo(!candidates.get(i).label().name().equals("Other"));
        }
    }

    @Test
    void messagesWithoutALabelAreWrongForAll() {
        List<Candidate> candidates = Candidate.of(
                List.of(group("A", "Volume was mounted by the system"), group("B", "Printer ran out of paper again")));
        BitSet wrong = FalseMatches.in(List.of("Printer ran out of paper again"), candidates);
        assertThat(wrong.cardinality()).isOne();
        assertThat(candidates.get(wrong.nextSetBit(0)).label().name()).isEqualTo("B");
    }

    private static RuleGroup group(String label, String... messages) {
        return new RuleGroup(new Label(label), List.of(messages));
    }

    private static BitSet bits(int... set) {
        BitSet bits = new BitSet();
        for (int bit : set) {
            bits.set(bit);
        }
        return bits;
    }
}
