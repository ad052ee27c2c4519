/**
 * What a group may be, and how sure that is. In go the groups of a project with their directions and what
 * is said about some of them; {@link io.logclf.workbench.suggest.Suggester} gives each its suggestions,
 * from groups already labelled, from the bundle in use, from a language model and from the words of labels.
 * For who holds the project's lock.
 */
@NullMarked
package io.logclf.workbench.suggest;

import org.jspecify.annotations.NullMarked;
