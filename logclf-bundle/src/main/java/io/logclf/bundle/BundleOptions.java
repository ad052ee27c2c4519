package io.logclf.bundle;

import io.logclf.api.Promise;
import io.logclf.api.spi.Permissions;
import java.util.Optional;

/**
 * What an application sets for a bundle; it takes precedence over what {@code pipeline.yaml} says. Immutable and safe
 * for concurrent use.
 *
 * @param providers open the stages
 * @param permissions what the bundle may do beyond its folder
 * @param promise in place of the promise of {@code pipeline.yaml}
 * @param settings stages and routes in place of those of {@code pipeline.yaml}, as {@link Bundle#withSettings}
 *     describes
 */
record BundleOptions(
        Providers providers, Permissions permissions, Optional<Promise> promise, Optional<PipelineSettings> settings) {

    /** Returns options that leave promise and settings to {@code pipeline.yaml}. */
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
