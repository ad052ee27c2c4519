package io.logclf.llm.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * Reads the header {@code Retry-After}: whole seconds, or a date such as {@code Wed, 21 Oct 2026 07:28:00 GMT} (RFC
 * 9110, section 10.2.3).
 */
final class RetryAfter {

    /** Longer than any timeout; a bound, so that sums of times do not overflow. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final int MAX_DIGITS = 10;

    private RetryAfter() {}

    /**
     * Returns how long to wait, at most a year; zero if the header cannot be read or the date has passed. A wrong
     * header is no error: the backoff applies as if there were none.
     */
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
