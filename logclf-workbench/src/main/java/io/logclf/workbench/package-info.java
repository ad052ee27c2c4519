/**
 * Projects in which people label the groups of a log and train a bundle from them. {@link io.logclf.workbench.Workbench} is where to begin: an
 * open project, to which files are added, whose groups are labelled, split and merged, and which trains.
 */
@NullMarked
package io.logclf.workbench;

import org.jspecify.annotations.NullMarked;
