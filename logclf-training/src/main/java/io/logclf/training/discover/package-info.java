/** Groups logs without labels: templates first, then templates that say the same, so that a person labels groups and not rows. */
@NullMarked
package io.logclf.training.discover;

import org.jspecify.annotations.NullMarked;
