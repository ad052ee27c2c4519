/**
 * The trained bundle that ships, ready to use: no file goes in, and an open pipeline comes out. Begin with
 * {@link io.logclf.defaults.DefaultBundle#pipeline}. The bundle itself is the folder {@code logclf-default} of this artifact, with
 * {@code MODEL_CARD.md} in it.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.defaults;

import org.jspecify.annotations.NullMarked;
