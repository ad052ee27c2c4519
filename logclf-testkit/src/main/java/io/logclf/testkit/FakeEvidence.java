package io.logclf.testkit;

import io.logclf.api.Evidence;

/**
 * Evidence that is only its summary.
 *
 * @param summary what {@link Evidence#summary()} returns
 */
public record FakeEvidence(String summary) implements Evidence {}
