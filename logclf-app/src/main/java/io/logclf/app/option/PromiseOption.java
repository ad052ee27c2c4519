package io.logclf.app.option;

import io.logclf.api.Promise;
import io.logclf.bundle.Bundle;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * How sure the trained stages of a bundle must be before they decide. It moves their thresholds
 * between ones measured in training; rules and confidences stay as they are.
 */
public final class PromiseOption {

    @Option(
            names = "--decide",
            paramLabel = "PROMISE",
            description =
                    "How sure trained stages must be: sure (as trained), balanced (more labels, and more of them wrong) or"
                            + " always (the likeliest label, however unsure). What pipeline.yaml says by default.")
    private Optional<Promise> promise = Optional.empty();

    /** Returns the promise given; empty to keep that of {@code pipeline.yaml}. */
    public Optional<Promise> promise() {
        return promise;
    }

    /**
     * Returns the bundle with the promise given, or as it is without one. The bundle's files do not
     * change.
     */
    public Bundle applied(Bundle bundle) {
        return promise.map(bundle::withPromise).orElse(bundle);
    }
}
