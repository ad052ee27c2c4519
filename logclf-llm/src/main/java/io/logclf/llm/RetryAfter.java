package io.logclf.llm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Reads the header {@code Retry-After}: whole seconds or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {

    /** Longer than anybody waits; keeps sums of times within range. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final int MAX_DIGITS = 10;

    private RetryAfter() {}

    /** Returns how long to wait; zero if the header says nothing that can be read, or lies in the past. */
    static Duration parse(String header, Clock clock) {
        String text = header.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text.length() > MAX_DIGITS ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return bounded(Duration.between(clock.instant(), date));
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
