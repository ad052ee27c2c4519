/**
 * What one client may take from the others: places ({@link io.logclf.server.limit.Permits}), memory
 * ({@link io.logclf.server.limit.MemoryBudget}), and the bytes and the time of a body ({@link io.logclf.server.limit.Bodies}). Nothing
 * here waits for a limit: what does not fit is refused with a {@link io.logclf.server.problem.Problem} that says when to try again.
 * Begin with {@link io.logclf.server.limit.Bodies}.
 */
@NullMarked
package io.logclf.server.limit;

import org.jspecify.annotations.NullMarked;
