/**
 * A project on disk: one SQLite file, {@code project.db}, and the lock that one process has. {@link
 * io.logclf.workbench.store.Records} reads a {@link io.logclf.workbench.model.State} from it and writes its
 * parts; {@link io.logclf.workbench.store.Steps} writes the history and undoes; both through a {@link
 * io.logclf.workbench.store.Database}, whose tables are listed there. What is written is on disk when a
 * transaction returns. All types are for the project's own lock: none is safe for concurrent use.
 */
@NullMarked
package io.logclf.workbench.store;

import org.jspecify.annotations.NullMarked;
