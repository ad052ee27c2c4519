package io.logclf.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.llm.redact.Redactor;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionFactoryTest {

    private static final String CUT = " [...] ";

    private final QuestionFactory factory = new QuestionFactory(Redactor.standard(), false, "prompt");

    private Question question(String message) {
        return factory.of(LogEntry.of("source", message));
    }

    @Test
    void secretsAreReplacedAndVariablePartsMasked() {
        Question question = question("login of 4711 from 10.0.0.1 failed, password=hunter2, code 42");
        assertThat(question.source()).isEqualTo("source");
        assertThat(question.text()).isEqualTo("login of 4711 from <ip> failed, password=<password>, code 42");
        assertThat(question.masked()).isEqualTo("login of <number> from <ip> failed, password=<password>, code 42");
        assertThat(question.secrets()).isEqualTo(2);
    }

    @Test
    void messagesOfOneMaskedFormHaveOneKey() {
        Question question = question("user 1 logged in");
        assertThat(question.key())
                .matches("[0-9a-f]{64}")
                .isEqualTo(question("user 22 logged in").key());
        assertThat(question.key()).isNotEqualTo(question("user 1 logged out").key());
        assertThat(factory.of(LogEntry.of("other", "user 1 logged in")).key())
                .as("the source is not sent, so it cannot matter")
                .isEqualTo(question.key());
        assertThat(question("exit code 1").key())
                .isNotEqualTo(question("exit code 2").key());
    }

    @Test
    void anotherPromptHasOtherKeys() {
        QuestionFactory other = new QuestionFactory(Redactor.standard(), false, "other");
        assertThat(other.of(LogEntry.of("x")).key()).isNotEqualTo(question("x").key());
    }

    @Test
    void templatesOnlySendsTheMaskedMessage() {
        QuestionFactory templates = new QuestionFactory(Redactor.standard(), true, "prompt");
        Question question = templates.of(LogEntry.of("user 1 logged in"));
        assertThat(question.text()).isEqualTo("user <number> logged in").isEqualTo(question.masked());
    }

    @Test
    void aMessageOfTheFullLengthIsSentWhole() {
        String message = "x".repeat(4_000);
        assertThat(question(message).text()).isEqualTo(message);
        assertThat(question("").text()).isEmpty();
    }

    @Test
    void aLongerMessageLosesItsMiddle() {
        String message = "a".repeat(3_000) + "b".repeat(5_000) + "c".repeat(1_000);
        assertThat(question(message).text()).isEqualTo("a".repeat(3_000) + CUT + "c".repeat(1_000));
    }

    @Test
    void neitherEndIsCutWithinACharacter() {
        String middle = "b".repeat(5_000);
        assertThat(question("a".repeat(2_999) + "🔥" + middle + "🔥" + "c".repeat(999))
                        .text())
                .isEqualTo("a".repeat(2_999) + CUT + "c".repeat(999));
        assertThat(question("a".repeat(2_998) + "🔥" + middle + "🔥" + "c".repeat(998))
                        .text())
                .isEqualTo("a".repeat(2_998) + "🔥" + CUT + "🔥" + "c".repeat(998));
    }

    @Test
    void theLengthIsThatOfTheRedactedMessage() {
        String message = "password=" + "s3cr3t".repeat(1_000) + " end";
        assertThat(question(message).text()).isEqualTo("password=<password> end");
        assertThat(question(message).secrets()).isEqualTo(1);
    }

    @Test
    void ofAHugeMessageSecretsAtBothEndsAreReplacedAndTheMiddleIsNotRead() {
        String words = "word ".repeat(10_000);
        Question question = question("password=hunter2 " + words + "10.9.8.7 " + words + "from 10.0.0.1");
        assertThat(question.text())
                .startsWith("password=<password> word")
                .contains(CUT)
                .endsWith("word from <ip>")
                .hasSize(4_000 + CUT.length());
        assertThat(question.secrets()).isEqualTo(2);
    }

    @Test
    void aHugeWordIsNotEnteredFromTheMiddle() {
        String secret = "A1b2".repeat(25_000);
        Question question = question("start token=" + secret);
        assertThat(question.text()).startsWith("start token=<token>").doesNotContain("A1b2");
    }

    @Test
    void halvesOfSurrogatePairsAreTold() {
        assertThat(Hash.of(List.of("\ud83d"))).isNotEqualTo(Hash.of(List.of("\ud83e")));
    }

    @Test
    void listsThatJoinToOneTextHaveHashesOfTheirOwn() {
        assertThat(Hash.of(List.of("ab", "c")))
                .hasSize(64)
                .isNotEqualTo(Hash.of(List.of("a", "bc")))
                .isNotEqualTo(Hash.of(List.of("abc")))
                .isEqualTo(Hash.of(List.of("ab", "c")));
    }
}
