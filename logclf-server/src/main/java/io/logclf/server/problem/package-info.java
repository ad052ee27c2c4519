/**
 * How requests fail: a {@link io.logclf.server.problem.Problem} carries the status and the words of an answer from wherever a request
 * cannot be served to the one place that writes it, and a {@link io.logclf.server.problem.BrokenOffException} says that the client has
 * gone. Everything else that is thrown is a bug. Uses no other package of the server.
 */
@NullMarked
package io.logclf.server.problem;

import org.jspecify.annotations.NullMarked;
