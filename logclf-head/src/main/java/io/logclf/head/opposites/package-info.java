/** Tells wordings that say the opposite of each other apart: messages go in as words, what they must not be mixed with comes out. */
@NullMarked
package io.logclf.head.opposites;

import org.jspecify.annotations.NullMarked;
