/**
 * A whole pipeline as a folder on disk: {@link io.logclf.bundle.Bundle} loads and saves it, and
 * {@link io.logclf.bundle.ReloadablePipeline} follows its changes. Which stages there are is the business of the
 * {@link io.logclf.api.spi.StageProvider}s on the class path.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.bundle;

import org.jspecify.annotations.NullMarked;
