package io.logclf.server.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.workbench.WorkbenchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EventFeedTest {

    private final List<Consumer<WorkbenchEvent>> listeners = new ArrayList<>();
    private final AtomicBoolean listening = new AtomicBoolean(true);
    private final EventFeed feed = new EventFeed(
            7,
            listener -> {
                listeners.add(listener);
                return () -> listening.set(false);
            },
            String::valueOf);

    @Test
    void aClientIsToldInOrder() {
        AtomicInteger woken = new AtomicInteger();
        EventClient client = feed.subscribe(Optional.empty(), woken::incrementAndGet);
        tell(new WorkbenchEvent.Changed(8, List.of(1L, 2L), "kim"));
        tell(new WorkbenchEvent.Ended("import", OptionalLong.of(3), "ready", Optional.empty()));
        assertThat(all(client))
                .containsExactly(
                        "id: 8\nevent: changed\ndata: {revision=8, groups=[1, 2], by=kim}\n\n",
                        "event: job\ndata: {job=import, file=3, state=ready, error=null}\n\n");
        assertThat(woken).hasValue(2);
        assertThat(client.isOver()).isFalse();
    }

    @Test
    void progressTakesThePlaceOfProgressOfTheSameJob() {
        EventClient client = feed.subscribe(Optional.empty(), () -> {});
        for (int i = 0; i < 1_000; i++) {
            tell(new WorkbenchEvent.Progress("train", OptionalLong.empty(), "fold", i, 1_000));
        }
        tell(new WorkbenchEvent.Progress("import", OptionalLong.of(1), "read", 1, 0));
        assertThat(all(client))
                .containsExactly(
                        "event: progress\ndata: {job=train, file=null, phase=fold, done=999, total=1000}\n\n",
                        "event: progress\ndata: {job=import, file=1, phase=read, done=1, total=0}\n\n");
    }

    @Test
    void aClientThatFallsBehindIsToldToReadAgainAndItsStreamEnds() {
        EventClient slow = feed.subscribe(Optional.empty(), () -> {});
        EventClient quick = feed.subscribe(Optional.empty(), () -> {});
        int told = 0;
        for (int i = 0; i < 1_000; i++) {
            tell(new WorkbenchEvent.Changed(8 + i, List.of(1L), "kim"));
            told += all(quick).size();
        }
        assertThat(told).isEqualTo(1_000);
        assertThat(slow.isOver()).isFalse();
        assertThat(all(slow)).hasSize(1).first().asString().contains("groups=[]");
        assertThat(slow.isOver()).isTrue();
        assertThat(quick.isOver()).isFalse();
    }

    @Test
    void whoMissedSomethingIsToldToReadAgain() {
        assertThat(all(feed.subscribe(Optional.of("7"), () -> {}))).isEmpty();
        assertThat(all(feed.subscribe(Optional.of("6"), () -> {}))).hasSize(1);
        assertThat(all(feed.subscribe(Optional.of("none of ours\n\n"), () -> {})))
                .containsExactly("id: 7\nevent: changed\ndata: {revision=7, groups=[], by=}\n\n");
    }

    @Test
    void clientsAreBoundedAndGiveTheirPlacesBack() {
        List<EventClient> clients = new ArrayList<>();
        for (int i = 0; i < EventFeed.MAX_CLIENTS; i++) {
            clients.add(feed.subscribe(Optional.empty(), () -> {}));
        }
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> feed.subscribe(Optional.empty(), () -> {}));
        clients.get(0).close();
        clients.get(0).close();
        assertThat(feed.size()).isEqualTo(EventFeed.MAX_CLIENTS - 1);
        assertThat(feed.subscribe(Optional.empty(), () -> {})).isNotNull();
    }

    @Test
    void closingCutsAllStreamsAndTakesNoMore() {
        AtomicInteger woken = new AtomicInteger();
        EventClient client = feed.subscribe(Optional.empty(), woken::incrementAndGet);
        feed.close();
        feed.close();
        assertThat(client.isCut()).isTrue();
        assertThat(woken).hasValue(1);
        assertThat(listening).isFalse();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> feed.subscribe(Optional.empty(), () -> {}));
    }

    private void tell(WorkbenchEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    private static List<String> all(EventClient client) {
        List<String> all = new ArrayList<>();
        for (Optional<String> next = client.take(); next.isPresent(); next = client.take()) {
            all.add(next.get());
        }
        return all;
    }
}
