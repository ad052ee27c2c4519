/**
 * A project's database: one SQLite file, {@code project.db}. What is written is on disk when a transaction returns. All types are for
 * the project's own lock: none is safe for concurrent use.
 */
@NullMarked
package io.logclf.workbench.store;

import org.jspecify.annotations.NullMarked;
