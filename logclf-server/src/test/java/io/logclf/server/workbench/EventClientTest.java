package io.logclf.server.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventClientTest {

    private final AtomicInteger woken = new AtomicInteger();
    private final List<EventClient> closed = new ArrayList<>();
    private final EventClient client = new EventClient(woken::incrementAndGet, () -> "again", closed::add);

    @Test
    void eventsComeInTheirOrderAndEachWakesTheSender() {
        client.offer("a");
        client.offer("b");
        assertThat(woken).hasValue(2);
        assertThat(all()).containsExactly("a", "b");
        assertThat(client.take()).isEmpty();
        assertThat(client.isOver()).isFalse();
    }

    @Test
    void asManyMayWaitAsTheLimitAndOneMoreEndsTheStream() {
        for (int i = 0; i < EventClient.MAX_WAITING; i++) {
            client.offer("event " + i);
        }
        assertThat(client.isOver()).isFalse();
        client.offer("one more");
        client.offer("and another");
        assertThat(all()).containsExactly("again");
        assertThat(client.isOver()).isTrue();
        assertThat(client.isCut()).isFalse();
        client.offer("too late");
        assertThat(client.take()).isEmpty();
    }

    @Test
    void aClientThatTakesInTimeNeverFallsBehind() {
        for (int i = 0; i < 10 * EventClient.MAX_WAITING; i++) {
            client.offer("event " + i);
            assertThat(client.take()).contains("event " + i);
        }
        assertThat(client.isOver()).isFalse();
    }

    @Test
    void onlyProgressOfTheSameJobThatComesDirectlyBehindIsReplaced() {
        client.offerProgress("train", "1 %");
        client.offerProgress("train", "2 %");
        client.offerProgress("import", "1 row");
        client.offerProgress("train", "3 %");
        client.offer("changed");
        client.offerProgress("train", "4 %");
        client.offerProgress("train", "5 %");
        assertThat(all()).containsExactly("2 %", "1 row", "3 %", "changed", "5 %");
    }

    @Test
    void progressThatWasTakenIsNotReplaced() {
        client.offerProgress("train", "1 %");
        assertThat(client.take()).contains("1 %");
        client.offerProgress("train", "2 %");
        assertThat(all()).containsExactly("2 %");
    }

    @Test
    void progressFillsNoQueueHoweverMuchComes() {
        for (int i = 0; i < 10 * EventClient.MAX_WAITING; i++) {
            client.offerProgress("train", i + " %");
        }
        assertThat(all()).hasSize(1);
        assertThat(client.isOver()).isFalse();
    }

    @Test
    void progressInAFullQueueTakesThePlaceOfProgress() {
        for (int i = 1; i < EventClient.MAX_WAITING; i++) {
            client.offer("event " + i);
        }
        client.offerProgress("train", "1 %");
        client.offerProgress("train", "2 %");
        assertThat(client.isOver()).isFalse();
        List<String> all = all();
        assertThat(all).hasSize(EventClient.MAX_WAITING);
        assertThat(all.get(all.size() - 1)).isEqualTo("2 %");
    }

    @Test
    void oneThatIsCutIsToldAtOnceAndTakesNothingMore() {
        client.offer("a");
        client.cut();
        client.cut();
        client.offer("b");
        assertThat(client.isCut()).isTrue();
        assertThat(client.isOver()).as("what waits is still there").isFalse();
        assertThat(all()).containsExactly("a");
        assertThat(client.isOver()).isTrue();
        assertThat(woken).hasValue(3);
    }

    @Test
    void closingGivesItsPlaceBack() {
        client.close();
        assertThat(closed).containsExactly(client);
    }

    @Test
    void losesNothingWhileOneOffersAndAnotherTakes() throws InterruptedException {
        List<String> taken = new ArrayList<>();
        Thread taker = new Thread(() -> {
            while (!client.isOver() && taken.size() < 200) {
                client.take().ifPresent(taken::add);
                Thread.yield();
            }
        });
        taker.start();
        // No more than may wait, so that it never falls behind.
        for (int i = 0; i < 200; i++) {
            client.offer("event " + i);
        }
        taker.join();
        assertThat(taken).hasSize(200);
        assertThat(taken.get(0)).isEqualTo("event 0");
        assertThat(taken.get(199)).isEqualTo("event 199");
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        for (Optional<String> next = client.take(); next.isPresent(); next = client.take()) {
            all.add(next.get());
        }
        return all;
    }
}
