/**
 * A project in memory. {@link io.logclf.workbench.model.State} is where to begin: files, their {@link
 * io.logclf.workbench.model.Form}s (rows of one template, source and severity), the {@link
 * io.logclf.workbench.model.Group}s of forms, and the {@link io.logclf.workbench.model.Mark}s, which say
 * what a person said about a {@link io.logclf.workbench.model.FormKey}.
 *
 * <p>Nothing here reads files or knows threads: all is for who holds the project's lock, and not safe for
 * concurrent use.
 */
@NullMarked
package io.logclf.workbench.model;

import org.jspecify.annotations.NullMarked;
