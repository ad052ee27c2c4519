/** JMH benchmarks, each with its peers in the same run. Run a benchmark with {@code java -jar benchmarks.jar NAME}. */
@NullMarked
package io.logclf.bench;

import org.jspecify.annotations.NullMarked;
