/** What a project shows of itself: plain values, immutable, as one reading found them. */
@NullMarked
package io.logclf.workbench.view;

import org.jspecify.annotations.NullMarked;
