package io.logclf.llm.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TimeLimitTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final TimeLimit limit = new TimeLimit();

    @AfterEach
    void close() {
        limit.close();
    }

    private static String hang(CompletableFuture<String> end, TimeLimit.GivenUp givenUp) {
        try {
            new CountDownLatch(1).await();
            return "never";
        } catch (InterruptedException e) {
            CallFailure reason = givenUp.reason();
            end.complete(reason == null ? "closed" : reason.detail());
            throw new IllegalStateException(e);
        }
    }

    @Test
    void workInTimeGivesItsResultFromADaemonThread() {
        Thread worker = limit.run(Deadline.in(LONG), givenUp -> {
            assertThat(givenUp.reason()).isNull();
            return Thread.currentThread();
        });
        assertThat(worker).isNotSameAs(Thread.currentThread());
        assertThat(worker.isDaemon()).isTrue();
        assertThat(worker.getName()).matches("logclf-llm-\\d+");
    }

    @Test
    void whatWorkThrowsIsThrown() {
        ArithmeticException failure = new ArithmeticException();
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> limit.run(Deadline.in(LONG), givenUp -> {
                    throw failure;
                }))
                .isSameAs(failure);
        StackOverflowError error = new StackOverflowError();
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> limit.run(Deadline.in(LONG), givenUp -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void workBeyondTheDeadlineIsGivenUpAndToldWhy() {
        CompletableFuture<String> end = new CompletableFuture<>();
        assertThatExceptionOfType(CallFailure.class)
                .isThrownBy(() -> limit.run(Deadline.in(SHORT), givenUp -> hang(end, givenUp)))
                .withMessage("no answer within 50 ms");
        assertThat(end.join()).isEqualTo("no answer within 50 ms");
    }

    @Test
    void aDeadlineThatHasPassedGivesNoTime() {
        Deadline past = Deadline.in(Duration.ofMillis(-5));
        assertThat(past.remaining()).isZero();
        assertThatExceptionOfType(CallFailure.class)
                .isThrownBy(() -> limit.run(past, givenUp -> hang(new CompletableFuture<>(), givenUp)));
    }

    @Test
    void anInterruptOfTheCallerEndsTheWorkAndKeepsTheFlag() throws InterruptedException {
        CompletableFuture<String> end = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<String> seen = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                limit.run(Deadline.in(LONG), givenUp -> {
                    begun.countDown();
                    return hang(end, givenUp);
                });
            } catch (CallFailure failure) {
                seen.set(failure.detail() + " " + Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join();
        assertThat(seen).hasValue("interrupted while waiting for the model true");
        assertThat(end.join()).isEqualTo("interrupted while waiting for the model");
    }

    @Test
    void aCallerThatIsInterruptedAlreadyDoesNotBegin() {
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(CallFailure.class)
                    .isThrownBy(() -> limit.run(Deadline.in(LONG), givenUp -> {
                        throw new AssertionError("begun");
                    }))
                    .withMessage("interrupted while waiting for the model");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void closingEndsWorkUnderWayAndRefusesMore() throws InterruptedException {
        CompletableFuture<String> end = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                limit.run(Deadline.in(LONG), givenUp -> {
                    begun.countDown();
                    return hang(end, givenUp);
                });
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        caller.start();
        begun.await();
        limit.close();
        caller.join();
        limit.close();
        assertThat(end.join()).isEqualTo("closed");
        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class).hasMessage("the stage is closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> limit.run(Deadline.in(LONG), givenUp -> "more"))
                .withMessage("the stage is closed");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void asManyCallersAsThereAreWaitAtTheSameTime(int callers) throws InterruptedException {
        CountDownLatch all = new CountDownLatch(callers);
        Thread[] threads = new Thread[callers];
        CountDownLatch ended = new CountDownLatch(callers);
        for (int i = 0; i < callers; i++) {
            threads[i] = new Thread(() -> limit.run(Deadline.in(LONG), givenUp -> {
                all.countDown();
                try {
                    // A bounded pool would never let the last one begin.
                    all.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                ended.countDown();
                return "";
            }));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ended.getCount()).isZero();
    }
}
