/** How well labels are given: figures, their files, and a report for people. {@code docs/evaluate.md} tells what each figure means. */
@NullMarked
package io.logclf.training.evaluate;

import org.jspecify.annotations.NullMarked;
