/** How many decisions of a person it takes until a log has its labels, with the person played from known labels. */
@NullMarked
package io.logclf.bench.labelling;

import org.jspecify.annotations.NullMarked;
