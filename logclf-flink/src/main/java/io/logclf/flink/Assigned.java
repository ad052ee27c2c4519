package io.logclf.flink;

/**
 * A value on its way, with the bundle that it is to be classified with.
 *
 * @param value what came in
 * @param bundle the bundle's folder; empty for the one that the job began with
 */
record Assigned<T>(T value, String bundle) {}
