/**
 * Finds the values that labels depend on, so that masking does not take them away.
 *
 * <p>In go labelled entries; out come {@link io.logclf.head.KeptValues}, found by {@link
 * io.logclf.training.train.values.ValueFinder}, where to begin reading, and what a person should know of
 * them, told by {@link io.logclf.training.train.values.ValueRemarks}. An example: {@code "0% packet loss"}
 * and {@code "40% packet loss"} have one masked text and two labels, so the normalizer keeps whether that
 * value is zero.
 */
@NullMarked
package io.logclf.training.train.values;

import org.jspecify.annotations.NullMarked;
