/** A project in memory: its forms, their groups, and what was said about them. For the project's own lock: not safe for concurrent use. */
@NullMarked
package io.logclf.workbench.model;

import org.jspecify.annotations.NullMarked;
