/**
 * What a project shows of itself: plain values, immutable, as they were when they were read under the
 * project's lock. {@link io.logclf.workbench.view.ProjectSummary}, {@link
 * io.logclf.workbench.view.GroupPage} and {@link io.logclf.workbench.view.GroupDetail} are what a page
 * consists of. They refer to each other by number, so that they can be sent as JSON as they are.
 */
@NullMarked
package io.logclf.workbench.view;

import org.jspecify.annotations.NullMarked;
