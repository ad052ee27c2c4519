package io.logclf.llm.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2015-10-21T07:28:00Z"), ZoneOffset.UTC);

    @Test
    void readsSecondsAndDates() {
        assertThat(wait("120")).isEqualTo(Duration.ofMinutes(2));
        assertThat(wait(" 0 ")).isEqualTo(Duration.ZERO);
        assertThat(wait("Wed, 21 Oct 2015 07:28:30 GMT")).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void dateInThePastIsNoWait() {
        assertThat(wait("Wed, 21 Oct 2015 07:27:00 GMT")).isEqualTo(Duration.ZERO);
    }

    @Test
    void nonsenseIsNoWait() {
        for (String header : new String[] {"", "soon", "-5", "1.5", "21 Oct", "\u0661"}) {
            assertThat(wait(header)).as(header).isEqualTo(Duration.ZERO);
        }
    }

    @Test
    void hugeWaitsAreBounded() {
        assertThat(wait("99999999999999999999999")).isEqualTo(Duration.ofDays(365));
        assertThat(wait("9999999999")).isEqualTo(Duration.ofDays(365));
        assertThat(wait("Fri, 31 Dec 9999 23:59:59 GMT")).isEqualTo(Duration.ofDays(365));
    }

    private static Duration wait(String header) {
        return RetryAfter.parse(header, CLOCK);
    }
}
