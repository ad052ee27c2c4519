package io.logclf.llm.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GuardedModelTest {

    private static final ChatRequest REQUEST =
            ChatRequest.builder().messages(UserMessage.from("hello")).build();
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final MovableClock clock = new MovableClock();
    private final Recorded recorded = new Recorded();
    private int requests;

    /** What was observed, in words. */
    private static final class Recorded implements CallObserver {

        private final List<String> events = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void requestSent() {
            events.add("sent");
        }

        @Override
        public void answered(int messages, ModelAnswer answer, Duration latency, int retries) {
            events.add(messages + " answered " + answer.text() + " " + answer.tokens() + " after " + retries);
        }

        @Override
        public void failed(int messages, CallFailure failure, Duration latency, int retries) {
            events.add(messages + " failed after " + retries);
        }
    }

    private static ChatResponse saying(String text) {
        return ChatResponse.builder().aiMessage(AiMessage.from(text)).build();
    }

    /** A model of the application, which answers or throws by the number of the request, from 1. */
    private ChatModel model(IntFunction<ChatResponse> answers) {
        return new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                return answers.apply(++requests);
            }
        };
    }

    private GuardedModel guarded(int maxRetries, Budget budget, IntFunction<ChatResponse> answers) {
        CallLimits limits = new CallLimits(LONG, maxRetries, Duration.ofMillis(1), 2, 0, 50, 4, PAUSE);
        return new GuardedModel(model(answers), limits, budget, clock, recorded);
    }

    private static ModelAnswer call(GuardedModel model) {
        return model.call(REQUEST, 3, 100, Deadline.in(LONG));
    }

    private static void assertFails(GuardedModel model, String detail) {
        assertThatExceptionOfType(CallFailure.class)
                .isThrownBy(() -> call(model))
                .withMessage(detail);
    }

    @Test
    void anAnswerIsReturnedWithTheProvidersCount() {
        try (GuardedModel model = guarded(
                2,
                Budget.unlimited(),
                number -> ChatResponse.builder()
                        .aiMessage(AiMessage.from("Error"))
                        .tokenUsage(new TokenUsage(30, 4))
                        .build())) {
            assertThat(call(model)).isEqualTo(new ModelAnswer("Error", 30, 4));
        }
        assertThat(recorded.events).containsExactly("sent", "3 answered Error 34 after 0");
    }

    @Test
    void aResponseWithoutAnythingIsAnEmptyAnswer() {
        try (GuardedModel model = guarded(2, Budget.unlimited(), number -> null)) {
            assertThat(call(model)).isEqualTo(ModelAnswer.NONE);
        }
    }

    @Test
    void transientFailuresAreRetriedAndLastingOnesAreNot() {
        try (GuardedModel model = guarded(2, Budget.unlimited(), number -> {
            if (number < 3) {
                throw new HttpException(503, "");
            }
            return saying("Error");
        })) {
            assertThat(call(model).text()).isEqualTo("Error");
        }
        assertThat(recorded.events).containsExactly("sent", "sent", "sent", "3 answered Error 0 after 2");
        recorded.events.clear();
        try (GuardedModel model = guarded(2, Budget.unlimited(), number -> {
            throw new HttpException(403, "");
        })) {
            assertFails(model, "HTTP 403: the API key is missing, wrong or not allowed to use this model");
        }
        assertThat(recorded.events).containsExactly("sent", "3 failed after 0");
    }

    @Test
    void retriesEndAtTheirNumber() {
        try (GuardedModel model = guarded(1, Budget.unlimited(), number -> {
            throw new HttpException(500, "");
        })) {
            assertFails(model, "HTTP 500");
        }
        assertThat(recorded.events).containsExactly("sent", "sent", "3 failed after 1");
    }

    @Test
    void aRefusalOfTheContentFilterIsAnAnswerAndNoFailure() {
        try (GuardedModel model = guarded(2, Budget.unlimited(), number -> {
            throw new ContentFilteredException("no");
        })) {
            for (int i = 0; i < 6; i++) {
                assertThat(call(model)).isEqualTo(ModelAnswer.NONE);
            }
        }
        assertThat(requests).as("the breaker stays closed").isEqualTo(6);
    }

    @Test
    void failuresOfTheServiceOpenTheBreakerWhichTriesOneAfterThePause() {
        try (GuardedModel model = guarded(0, Budget.unlimited(), number -> {
            if (number <= 5) {
                throw new HttpException(503, "");
            }
            return saying("Error");
        })) {
            for (int i = 0; i < 4; i++) {
                assertFails(model, "HTTP 503");
            }
            assertFails(model, "the circuit breaker is open: the last calls failed");
            clock.move(PAUSE.plusSeconds(1));
            assertFails(model, "HTTP 503");
            assertFails(model, "the circuit breaker is open: the last calls failed");
            clock.move(PAUSE.plusSeconds(1));
            assertThat(call(model).text()).isEqualTo("Error");
            assertThat(call(model).text()).isEqualTo("Error");
        }
        assertThat(requests).isEqualTo(7);
    }

    @Test
    void refusedRequestsLeaveTheBreakerClosed() {
        try (GuardedModel model = guarded(0, Budget.unlimited(), number -> {
            throw new HttpException(400, "");
        })) {
            for (int i = 0; i < 10; i++) {
                assertThatExceptionOfType(CallFailure.class).isThrownBy(() -> call(model));
            }
        }
        assertThat(requests).isEqualTo(10);
    }

    @Test
    void aSpentBudgetSendsNothingAndLeavesTheBreakerClosed() {
        Budget budget = Budget.of(1, Long.MAX_VALUE, PAUSE, clock);
        try (GuardedModel model = guarded(2, budget, number -> saying("Error"))) {
            call(model);
            for (int i = 0; i < 6; i++) {
                assertFails(model, "the budget of 1 calls per PT5M is spent");
            }
            clock.move(PAUSE);
            assertThat(call(model).text()).isEqualTo("Error");
        }
        assertThat(requests).isEqualTo(2);
        assertThat(recorded.events).filteredOn("sent"::equals).hasSize(2);
    }

    @Test
    void whatMayHaveCostStaysPaidAndARefusalDoesNot() {
        Budget tokens = Budget.of(Long.MAX_VALUE, 150, PAUSE, clock);
        try (GuardedModel model = guarded(0, tokens, number -> {
            throw number == 1 ? new HttpException(400, "") : new IllegalStateException();
        })) {
            assertFails(model, "HTTP 400: the server does not accept the request; it may know no JSON schema");
            assertFails(model, "the model's client failed with IllegalStateException");
            assertFails(model, "the budget of 150 tokens per PT5M is spent");
        }
    }

    @Test
    void closingRefusesFurtherCallsAndLeavesTheModelAlone() {
        GuardedModel model = guarded(0, Budget.unlimited(), number -> saying("Error"));
        model.close();
        model.close();
        assertThatIllegalStateException().isThrownBy(() -> call(model)).withMessage("the stage is closed");
        assertThat(requests).isZero();
    }

    @Test
    void aModelWithoutANameHasThatOfItsClass() {
        assertThat(GuardedModel.nameOf(new Nameless())).isEqualTo("Nameless");
        ModelEndpoint endpoint = new ModelEndpoint("http://localhost:1", "small", Optional.of("sk-123"), true);
        assertThat(GuardedModel.nameOf(endpoint.openAi(LONG, clock))).isEqualTo("small");
        assertThat(GuardedModel.nameOf(endpoint.ollama(LONG, clock))).isEqualTo("small");
        assertThat(endpoint).hasToString("small at http://localhost:1");
    }

    private static final class Nameless implements ChatModel {}
}
