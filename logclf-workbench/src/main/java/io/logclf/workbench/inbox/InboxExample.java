package io.logclf.workbench.inbox;

import io.logclf.api.Severity;
import java.time.Instant;

/**
 * A message of a template, with its secrets redacted.
 *
 * @param message at most 10,000 characters of it
 * @param seen when it came, to the millisecond
 */
public record InboxExample(String source, String message, Severity severity, Instant seen) {}
