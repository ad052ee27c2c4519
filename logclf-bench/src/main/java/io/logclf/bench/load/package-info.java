/**
 * Programs that put whole parts under load and print throughput, latencies, memory, or what a host sees of a fault: the server, the
 * encoder for hours, a language model's server, a cold JVM, real logs replayed. Each is a {@code main} with its command in the Javadoc;
 * they are no JMH benchmarks, as what they measure takes seconds to hours and happens once.
 */
@NullMarked
package io.logclf.bench.load;

import org.jspecify.annotations.NullMarked;
