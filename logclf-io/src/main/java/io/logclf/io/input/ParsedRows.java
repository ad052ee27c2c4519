package io.logclf.io.input;

import io.logclf.io.InputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a portion holds.
 *
 * @param rows the rows before the problem, or all
 * @param problem what ends the input early, or null
 * @param <R> a row
 */
public record ParsedRows<R>(List<R> rows, @Nullable InputException problem) {}
