package io.logclf.training.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTwistsTest {

    private static final List<String> TWISTS = MessageTwists.of("Gate 4 opened.");

    @Test
    void negatesEachWord() {
        assertThat(TWISTS).contains("not Gate 4 opened.", "Gate never 4 opened.", "Gate 4 failed to opened.");
    }

    @Test
    void putsOppositesAndStrangeWordsInThePlaceOfPlainOnes() {
        assertThat(TWISTS).contains("Gate 4 closed.", "Gate 4 unopened.", "nobody 4 opened.", "Gate 4 zorvik.");
        assertThat(TWISTS).doesNotContain("Gate zorvik opened.");
    }

    @Test
    void goesOnBehindTheEnd() {
        assertThat(TWISTS).contains("Gate 4 opened. was refused", "Gate 4 opened. (cancelled)");
    }

    @Test
    void noneSaysTheSame() {
        assertThat(TWISTS).doesNotContain("Gate 4 opened.");
    }

    @Test
    void longMessagesAreTwistedAtTheirBeginning() {
        assertThat(MessageTwists.of("word ".repeat(2_000))).hasSizeLessThan(500);
    }
}
