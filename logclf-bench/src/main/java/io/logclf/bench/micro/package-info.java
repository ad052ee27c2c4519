/**
 * Micro-benchmarks in JMH: a part of logclf on one thread, or on all, with its peers in the same run. The input is generated from a
 * seed or read from a file; the set-up checks that all contenders give the same results, since a wrong result is no speed. Run one with
 * {@code java -jar benchmarks.jar NAME}; begin with {@link io.logclf.bench.micro.RuleSetBenchmark}.
 *
 * <p>{@link io.logclf.bench.micro.NativeHyperscan} is no JMH benchmark: it compares with a program in C.
 */
@NullMarked
package io.logclf.bench.micro;

import org.jspecify.annotations.NullMarked;
