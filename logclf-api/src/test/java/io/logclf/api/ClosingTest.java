package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {

    private final List<String> closed = new ArrayList<>();

    @Test
    void closesNothingIfThereIsNothing() {
        assertThatCode(() -> new Closing(List.of(), List.of()).closeAll()).doesNotThrowAnyException();
    }

    @Test
    void closesStagesBeforeWhatTheyUseAndEachBeforeWhatWasAddedEarlier() {
        new Closing(List.of(resource("s1"), resource("s2")), List.of(resource("o1"), resource("o2"))).closeAll();
        assertThat(closed).containsExactly("s2", "s1", "o2", "o1");
    }

    @Test
    void copiesWhatItIsGiven() {
        List<AutoCloseable> stages = new ArrayList<>(List.of(resource("s1")));
        List<AutoCloseable> owned = new ArrayList<>(List.of(resource("o1")));
        Closing closing = new Closing(stages, owned);
        stages.clear();
        owned.add(resource("o2"));
        closing.closeAll();
        assertThat(closed).containsExactly("s1", "o1");
    }

    @Test
    void anInterruptionIsKeptForTheCallerAndTheRestIsClosed() {
        InterruptedException interruption = new InterruptedException("stopped");
        Closing closing = new Closing(List.of(resource("s1"), failing("s2", interruption)), List.of(resource("o1")));
        try {
            assertThatExceptionOfType(LogclfException.class)
                    .isThrownBy(closing::closeAll)
                    .withMessageStartingWith("what the pipeline owns cannot be closed: ")
                    .withCause(interruption);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(closed).containsExactly("s2", "s1", "o1");
    }

    @Test
    void anErrorThatComesSecondIsSuppressedAndOneThatComesFirstIsThrown() {
        IOException exception = new IOException("disk");
        StackOverflowError error = new StackOverflowError("deep");
        assertThatExceptionOfType(LogclfException.class)
                .isThrownBy(() ->
                        new Closing(List.of(failing("s1", error), failing("s2", exception)), List.of()).closeAll())
                .withCause(exception);
        assertThat(exception).hasSuppressedException(error);

        StackOverflowError first = new StackOverflowError("first");
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> new Closing(List.of(resource("s1"), failing("s2", first)), List.of()).closeAll())
                .isSameAs(first);
        assertThat(closed).containsExactly("s2", "s1", "s2", "s1");
    }

    private AutoCloseable resource(String name) {
        return () -> closed.add(name);
    }

    private AutoCloseable failing(String name, Throwable failure) {
        return () -> {
            closed.add(name);
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        };
    }
}
