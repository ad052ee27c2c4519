package io.logclf.io;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a portion holds.
 *
 * @param rows the rows before the problem, or all
 * @param problem what ends the input early, or null
 * @param <R> a row
 */
record ParsedRows<R>(List<R> rows, @Nullable InputException problem) {}
