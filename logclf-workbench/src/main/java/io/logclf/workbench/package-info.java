/**
 * Projects in which people label the groups of a log and train a bundle from them.
 *
 * <p>In go logs ({@link io.logclf.workbench.Workbench#addFile}), what people say about groups, and messages
 * that a pipeline could not decide ({@link io.logclf.workbench.Inbox}). Out come pages of groups to label
 * ({@link io.logclf.workbench.Workbench#groups}), trained bundles ({@link
 * io.logclf.workbench.TrainedBundles}), plain files ({@link io.logclf.workbench.Exports}), and labelled
 * rows for {@code logclf train} ({@link io.logclf.workbench.ProjectFolder}).
 *
 * <p>{@link io.logclf.workbench.Workbench} is where to begin: an open project, which takes the lock and
 * hands each call to the part that does it. {@code Parts} lists the parts. What they work on is in {@code
 * model}, its tables are in {@code store}, the logs in {@code files}; {@code suggest} finds likely labels,
 * {@code inbox} collects messages, and {@code view} has the values that callers see.
 */
@NullMarked
package io.logclf.workbench;

import org.jspecify.annotations.NullMarked;
