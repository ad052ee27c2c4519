package io.logclf.io.input;

/**
 * Where a JSON object stands in a portion.
 *
 * <p>The cutter finds these while it looks for the ends of rows; the parser then reads each object from
 * its bytes, on another thread, without looking for brackets again. All places are indices into the
 * portion's array.
 *
 * @param number how many objects are before it in the input
 * @param line the line that it begins in
 * @param from where its row begins, with what stands between the object before and this one
 * @param start where the object begins
 * @param end where it ends, and the row; {@code start} if the row has no object
 * @param source what the objects around it say about its source; empty if they say nothing
 * @param raw whether the message is a line as a program wrote it, which may have a prefix
 */
public record JsonPlace(long number, long line, int from, int start, int end, String source, boolean raw) {}
