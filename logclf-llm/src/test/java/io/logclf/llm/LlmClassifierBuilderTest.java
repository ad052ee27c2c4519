package io.logclf.llm;

import static io.logclf.llm.Llms.entry;
import static io.logclf.llm.Llms.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.Label;
import io.logclf.llm.redact.Redactor;
import io.logclf.testkit.ModelServer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LlmClassifierBuilderTest {

    private final ModelServer server = Llms.server();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void labelsThatCannotBeToldApartAreRefused() {
        Label label = new Label("Error");
        LabelDescription one = new LabelDescription(label, "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LlmClassifier.builder(Llms.openAi(server), List.of(one, one)))
                .withMessage("label 'Error' comes twice, or is what the model says for no label");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LlmClassifier.builder(
                        Llms.openAi(server), List.of(new LabelDescription(new Label("none of these"), ""))))
                .withMessageStartingWith("label 'none of these' ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LlmClassifier.builder(Llms.openAi(server), List.of()))
                .withMessage("labels must not be empty: the model chooses one of them");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelDescription(label, "two\nlines"))
                .withMessage("the description of label 'Error' must be one line");
    }

    @Test
    void anExemplarOfAnotherLabelIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Llms.stage(server)
                        .exemplars(List.of(new Exemplar(new Label("Other"), "x")))
                        .build())
                .withMessage("an exemplar has the label 'Other', which the model may not choose");
    }

    static Stream<Arguments> outOfRange() {
        Duration second = Duration.ofSeconds(1);
        return Stream.of(
                refused("accuracy must be in [0, 1]: NaN", builder -> builder.confidence(Double.NaN)),
                refused("accuracy must be in [0, 1]: 1.1", builder -> builder.confidence(1.1)),
                refused("accuracy must be in [0, 1]: -0.1", builder -> builder.confidence(-0.1)),
                refused("messages must be from 1 to 1000: 0", builder -> builder.batchSize(0)),
                refused("messages must be from 1 to 1000: 1001", builder -> builder.batchSize(1001)),
                refused("answers must not be negative: -1", builder -> builder.cacheSize(-1)),
                refused("limit must be from 1 ms to 1 day: PT0S", builder -> builder.timeout(Duration.ZERO)),
                refused("limit must be from 1 ms to 1 day: PT25H", builder -> builder.timeout(Duration.ofHours(25))),
                refused("retries must be from 0 to 100: -1", builder -> builder.maxRetries(-1)),
                refused("retries must be from 0 to 100: 101", builder -> builder.maxRetries(101)),
                refused("wait must be from 1 ms to 1 day: PT-1S", builder -> builder.backoff(second.negated())),
                refused("atATime must be from 1 to 10000: 0", builder -> builder.maxConcurrent(0)),
                refused("number must be from 1 to 2147483647: 0", builder -> builder.callsPerSecond(0)),
                refused("share must be above 0: 0.0", builder -> builder.circuitBreaker(0, 1, second)),
                refused("share must be in [0, 1]: NaN", builder -> builder.circuitBreaker(Double.NaN, 1, second)),
                refused("ofCalls must be from 1 to 10000: 0", builder -> builder.circuitBreaker(1, 0, second)),
                refused(
                        "pause must be from 1 ms to 1 day: PT0S",
                        builder -> builder.circuitBreaker(1, 1, Duration.ZERO)),
                refused(
                        "a budget must not be negative, and its window must be positive: -1 calls, 0 tokens, PT1S",
                        builder -> builder.budget(-1, 0, second)),
                refused(
                        "a budget must not be negative, and its window must be positive: 1 calls, 0 tokens, PT0S",
                        builder -> builder.budget(1, 0, Duration.ZERO)));
    }

    private static Arguments refused(String message, Consumer<LlmClassifierBuilder> setting) {
        return Arguments.of(message, setting);
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void aValueOutOfItsRangeIsRefusedAndShown(String message, Consumer<LlmClassifierBuilder> setting) {
        LlmClassifierBuilder builder = Llms.stage(server);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.accept(builder))
                .withMessage(message);
    }

    @Test
    void theEndsOfTheRangesAreAllowed() {
        Duration shortest = Duration.ofMillis(1);
        Duration longest = Duration.ofDays(1);
        Llms.stage(server)
                .confidence(0)
                .batchSize(1)
                .cacheSize(0)
                .timeout(shortest)
                .maxRetries(0)
                .backoff(shortest)
                .maxConcurrent(1)
                .callsPerSecond(1)
                .circuitBreaker(Double.MIN_VALUE, 1, shortest)
                .budget(0, 0, Duration.ofNanos(1));
        LlmClassifierBuilder most = Llms.stage(server)
                .confidence(1)
                .batchSize(1000)
                .cacheSize(Long.MAX_VALUE)
                .timeout(longest)
                .maxRetries(100)
                .backoff(longest)
                .maxConcurrent(10_000)
                .callsPerSecond(Integer.MAX_VALUE)
                .circuitBreaker(1, 10_000, longest)
                .budget(Long.MAX_VALUE, Long.MAX_VALUE, longest);
        try (LlmClassifier stage = most.build()) {
            assertThat(said(stage.classify(entry("user")))).isEqualTo("User Action");
        }
    }

    @Test
    void laterChangesOfTheBuilderDoNotReachAStage() {
        LlmClassifierBuilder builder = Llms.stage(server);
        try (LlmClassifier stage = builder.build()) {
            builder.redactor(Redactor.none()).templatesOnly(true).confidence(0.1);
            stage.classify(entry("user 7 from 10.0.0.1"));
            assertThat(server.requests().get(0).messages()).containsEntry(1, "user 7 from <ip>");
            assertThat(stage.labels())
                    .containsExactly(new Label("User Action"), new Label("Error"), new Label("Critical Error"));
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> stage.labels().clear());
        }
    }

    @Test
    void exemplarsAreRedactedBeforeTheyAreShown() {
        try (LlmClassifier stage = Llms.stage(server)
                .exemplars(List.of(new Exemplar(new Label("Error"), "login with password=hunter2")))
                .build()) {
            stage.classify(entry("user"));
            assertThat(server.requests().get(0).user())
                    .contains("{\"message\":\"login with password=<password>\",\"label\":\"Error\"}")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void stageWithoutACacheStillAnswers() {
        try (LlmClassifier stage = Llms.stage(server).cacheSize(0).build()) {
            assertThat(said(stage.classify(entry("user")))).isEqualTo("User Action");
            assertThat(said(stage.classify(entry("user")))).isEqualTo("User Action");
            assertThat(server.requests()).hasSize(2);
        }
    }
}
