/**
 * One classification in words. In: an entry and its classification, with a view into the stages that have a trained head. Out: lines for
 * a terminal. Begin with {@link io.logclf.app.explain.TrailText}.
 */
@NullMarked
package io.logclf.app.explain;

import org.jspecify.annotations.NullMarked;
