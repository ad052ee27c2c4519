package io.logclf.io.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.io.prefix.LineFormat;
import io.logclf.io.prefix.LineParser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of an entry's lines is to be classified. */
class EntryMessageTest {

    private static final String PREFIX = "2024-03-01T10:15:02.123Z ERROR 1 --- [main] c.e.Shop : ";
    private static final String CAUSE = "Caused by: java.net.ConnectException: refused";

    private static EntryMessage of(LineFormat format, String first, String... others) {
        EntryMessage message = new EntryMessage(LineParser.of(format));
        message.begin(first);
        follow(message, others);
        return message;
    }

    private static void follow(EntryMessage message, String... lines) {
        for (String line : lines) {
            // A byte before and behind it, as in a buffer.
            byte[] bytes = ("|" + line + "|").getBytes(StandardCharsets.UTF_8);
            message.follow(bytes, 1, bytes.length - 1);
        }
    }

    private static Optional<LogEntry> entry(LineFormat format, String first, String... others) {
        return of(format, first, others).entry();
    }

    @Test
    void isTheFirstLineWithoutItsPrefixAndTheLastCause() {
        EntryMessage message = of(
                LineFormat.SPRING_BOOT,
                PREFIX + "payment failed",
                "java.lang.IllegalStateException: no answer",
                "\tat com.acme.Shop.pay(Shop.java:42)",
                "Caused by: java.io.IOException: reset",
                "  " + CAUSE,
                "\t... 12 more");
        assertThat(message.time()).isEqualTo("2024-03-01T10:15:02.123Z");
        assertThat(message.entry()).contains(new LogEntry("c.e.Shop", "payment failed\n" + CAUSE, Severity.ERROR));
    }

    @Test
    void aLineThatTellsNoCauseSaysNothing() {
        assertThat(entry(LineFormat.SPRING_BOOT, PREFIX + "payment failed", "it is late", "\tat a.B.c(B.java:1)"))
                .contains(new LogEntry("c.e.Shop", "payment failed", Severity.ERROR));
    }

    @Test
    void theSecondLineIsTheMessageIfTheFirstHasNone() {
        String first = "Mar 01, 2024 10:15:02 AM com.example.Shop main";
        assertThat(entry(LineFormat.JUL, first, "SEVERE: payment failed", CAUSE))
                .contains(new LogEntry("com.example.Shop", "payment failed\n" + CAUSE, Severity.ERROR));
    }

    @Test
    void withoutItsFirstLineThereIsNoEntry() {
        EntryMessage message = new EntryMessage(LineParser.of(LineFormat.SPRING_BOOT));
        follow(message, "payment failed", CAUSE);
        assertThat(message.entry()).isEmpty();
        assertThat(message.time()).isEmpty();
    }

    @Test
    void whatIsJoinedGoesOnWithoutALineBreak() {
        EntryMessage message = of(LineFormat.SPRING_BOOT, PREFIX + "payment fa");
        message.join("il");
        message.join("ed");
        follow(message, CAUSE);
        assertThat(message.entry()).contains(new LogEntry("c.e.Shop", "payment failed\n" + CAUSE, Severity.ERROR));
    }

    @Test
    void nothingOfAnEntryIsInTheNext() {
        EntryMessage message = of(LineFormat.SPRING_BOOT, PREFIX + "payment failed", CAUSE);
        message.join(" twice");
        message.clear();
        assertThat(message.entry()).isEmpty();
        message.begin(PREFIX + "it works");
        assertThat(message.entry()).contains(new LogEntry("c.e.Shop", "it works", Severity.ERROR));
    }

    @Test
    void jsonBehindAPrefixOfACollectorIsTakenApart() {
        String json = "{\"msg\":\"odd\",\"level\":\"warn\",\"logger\":\"c.e.Cart\"}";
        assertThat(entry(LineFormat.CRI, "2024-03-01T10:15:02.123456789Z stderr F " + json))
                .contains(new LogEntry("c.e.Cart", "odd", Severity.WARN));
        assertThat(entry(LineFormat.SYSLOG, "Mar  1 10:15:02 shop1 shopd[12]: {\"msg\":\"odd\"}"))
                .contains(new LogEntry("shopd", "odd", Severity.UNKNOWN));
    }

    @Test
    void theNameOfAContainerStaysTheSource() {
        assertThat(entry(LineFormat.COMPOSE, "shop-1  | {\"msg\":\"odd\",\"level\":\"warn\",\"logger\":\"c.e.Cart\"}"))
                .contains(new LogEntry("shop-1", "odd", Severity.WARN));
    }

    @Test
    void whatTheJsonDoesNotTellThePrefixDoes() {
        assertThat(entry(LineFormat.SYSLOG_5424, "<11>1 2024-03-01T10:15:02.123Z shop1 shopd 12 - - {\"msg\":\"odd\"}"))
                .contains(new LogEntry("shopd", "odd", Severity.ERROR));
    }

    @Test
    void jsonWithoutAPrefixIsTakenApartAndWithOneOfAProgramItIsTheMessage() {
        assertThat(entry(LineFormat.SPRING_BOOT, "{\"msg\":\"odd\",\"level\":\"warn\"}"))
                .contains(new LogEntry("", "odd", Severity.WARN));
        assertThat(entry(LineFormat.SPRING_BOOT, PREFIX + "{\"msg\":\"odd\",\"level\":\"warn\"}"))
                .contains(new LogEntry("c.e.Shop", "{\"msg\":\"odd\",\"level\":\"warn\"}", Severity.ERROR));
    }
}
