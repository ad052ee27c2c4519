package io.logclf.lexical;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.ScoredLabel;
import io.logclf.head.NgramHead.TokenWeight;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordWeightsTest {

    private static final WordWeights EVIDENCE = new WordWeights(
            List.of(new ScoredLabel(Heads.BACKUP, 0.98), new ScoredLabel(Heads.USER_ACTION, 0.01)),
            "Backup of <number> things",
            Heads.trained().ngrams());

    @Test
    void wordsThatSpeakForTheLabelComeFirst() {
        assertThat(EVIDENCE.heaviest(5)).extracting(TokenWeight::token).startsWith("Backup");
        assertThat(EVIDENCE.heaviest(5)).extracting(TokenWeight::weight).allMatch(weight -> weight > 0);
        assertThat(EVIDENCE.heaviest(1)).hasSize(1);
    }

    @Test
    void summaryNamesLabelsAndWords() {
        assertThat(EVIDENCE.summary()).startsWith("Backup 0.98, User Action 0.01; for 'Backup'");
    }
}
