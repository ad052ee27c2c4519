/**
 * A project behind HTTP: what its addresses take and answer, as trees of maps, lists and plain values, and its events. What a request and an
 * answer look like on the wire is the server's affair, which comes in as {@link io.logclf.server.workbench.Call}.
 */
@NullMarked
package io.logclf.server.workbench;

import org.jspecify.annotations.NullMarked;
