package io.logclf.app;

import io.logclf.api.Promise;
import io.logclf.bundle.Bundle;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How sure the trained stages of a bundle must be. */
final class PromiseOption {

    @Option(
            names = "--decide",
            paramLabel = "PROMISE",
            description =
                    "How sure trained stages must be: sure (as trained), balanced (more labels, and more of them wrong) or"
                            + " always (the likeliest label, however unsure). What pipeline.yaml says by default.")
    private Optional<Promise> promise = Optional.empty();

    /** Returns the promise that was asked for, if any. */
    Optional<Promise> promise() {
        return promise;
    }

    /** Returns a bundle that keeps the promise. */
    Bundle applied(Bundle bundle) {
        return promise.map(bundle::withPromise).orElse(bundle);
    }
}
