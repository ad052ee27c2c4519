package io.logclf.io.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLinesTest {

    @Test
    void beginsAnEventAtEachHead() {
        assertThat(begins("Event[0]:", "  Source: x", "", "Event[1]:", "text", "Log Name: System"))
                .containsExactly(true, false, false, true, false, true);
    }

    @Test
    void beginsAnEventAtThePropertyOfTheFirst() {
        assertThat(begins(
                        "TimeCreated  : a",
                        "Message      : b",
                        "",
                        "TimeCreated  : c",
                        "               TimeCreated  : d"))
                .containsExactly(true, false, false, true, false);
        assertThat(begins("", "Id : 1", "Identity : 2", "Id : 3")).containsExactly(false, true, false, true);
    }

    @Test
    void keepsTheHeadAfterAReset() {
        EventLines lines = new EventLines();
        assertThat(next(lines, "Id : 1")).isFalse();
        lines.reset();
        assertThat(next(lines, "Message : x")).isTrue();
        assertThat(next(lines, "Id : 2")).isFalse();
    }

    @Test
    void knowsEventsByTheirFirstLine() {
        assertThat(EventLines.areEvents(List.of("Event[0]:"))).isTrue();
        assertThat(EventLines.areEvents(List.of("Event[12]"))).isTrue();
        assertThat(EventLines.areEvents(List.of("Log Name:      System"))).isTrue();
        assertThat(EventLines.areEvents(List.of("Event[x]:"))).isFalse();
        assertThat(EventLines.areEvents(List.of("Log Name:"))).isFalse();
        assertThat(EventLines.areEvents(List.of("Event[0]: it failed"))).isFalse();
        assertThat(EventLines.areEvents(List.of())).isFalse();
    }

    @Test
    void knowsAListOfEventsByItsProperties() {
        assertThat(EventLines.areEvents(List.of("TimeCreated : a", "Message     : b")))
                .isTrue();
        assertThat(EventLines.areEvents(List.of("Message     : b", "              c: d", "", "EntryType   : e")))
                .isTrue();
        assertThat(EventLines.areEvents(List.of("Name    : a", "Message : b"))).isFalse();
        assertThat(EventLines.areEvents(List.of("TimeCreated : a", "Id          : b")))
                .isFalse();
        // The colons do not stand below one another.
        assertThat(EventLines.areEvents(List.of("TimeCreated : a", "Message : b")))
                .isFalse();
        assertThat(EventLines.areEvents(List.of("TimeCreated : a", "no property", "Message     : b")))
                .isFalse();
    }

    private static List<Boolean> begins(String... all) {
        EventLines lines = new EventLines();
        List<Boolean> begins = new ArrayList<>();
        for (String line : all) {
            begins.add(!next(lines, line));
        }
        return begins;
    }

    private static boolean next(EventLines lines, String line) {
        byte[] bytes = ("x" + line + "y").getBytes(StandardCharsets.UTF_8);
        return lines.next(bytes, 1, bytes.length - 1);
    }
}
