package io.logclf.io.input;

import io.logclf.io.InputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a portion holds. A problem is a value and not thrown, for rows before it are to be handed out
 * first, and the thread that parses is not the one that may throw.
 *
 * @param rows the rows before the problem, or all; empty if the problem is in the first
 * @param problem what ends the input early, or null
 * @param <R> a row
 */
public record ParsedRows<R>(List<R> rows, @Nullable InputException problem) {}
