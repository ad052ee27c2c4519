/**
 * The interface between stages and bundles. A module with a stage has a {@link io.logclf.api.spi.StageProvider}, listed in
 * {@code META-INF/services}, which builds the stage from its part of a bundle; applications need nothing of this package.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.api.spi;

import org.jspecify.annotations.NullMarked;
