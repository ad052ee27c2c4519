package io.logclf.testkit;

import io.logclf.api.Evidence;

/**
 * Evidence that is only its summary, for verdicts whose evidence a test does not look at.
 *
 * @param summary what {@link Evidence#summary()} returns
 */
public record FakeEvidence(String summary) implements Evidence {}
