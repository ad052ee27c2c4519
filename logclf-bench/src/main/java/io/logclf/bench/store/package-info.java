/** Which embedded database keeps labels: what a confirmed change costs, and whether it survives. */
@NullMarked
package io.logclf.bench.store;

import org.jspecify.annotations.NullMarked;
