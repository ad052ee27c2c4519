package io.logclf.workbench.inbox;

import io.logclf.api.Severity;
import java.time.Instant;

/**
 * A message of a template, with its secrets redacted.
 *
 * @param source at most 200 characters of it, redacted as well; may be empty
 * @param message at most 10,000 characters of the original, redacted
 * @param severity as the message came with it
 * @param seen when it came, to the millisecond
 */
public record InboxExample(String source, String message, Severity severity, Instant seen) {}
