package io.logclf.bundle;

import io.logclf.api.Promise;
import io.logclf.api.spi.Permissions;
import java.util.Optional;

/**
 * What whoever opens a bundle says about it. Immutable and safe for concurrent use.
 *
 * @param providers open the stages
 * @param permissions what the bundle may do beyond its folder
 * @param promise in place of what {@code pipeline.yaml} says
 * @param settings over what {@code pipeline.yaml} says
 */
record BundleOptions(
        Providers providers, Permissions permissions, Optional<Promise> promise, Optional<PipelineSettings> settings) {

    static BundleOptions of(Providers providers, Permissions permissions) {
        return new BundleOptions(providers, permissions, Optional.empty(), Optional.empty());
    }

    BundleOptions with(Promise other) {
        return new BundleOptions(providers, permissions, Optional.of(other), settings);
    }

    BundleOptions with(PipelineSettings other) {
        return new BundleOptions(providers, permissions, promise, Optional.of(other));
    }
}
