/**
 * The command line: the program and what holds its commands together. {@link io.logclf.app.Main} lists the commands; their failures
 * become lines and exit codes in one place, and their help pages get one form.
 *
 * <p>{@link io.logclf.app.command} has the commands, {@link io.logclf.app.option} the options that they share,
 * {@link io.logclf.app.terminal} what is shown while they run, {@link io.logclf.app.compare} and {@link io.logclf.app.explain} the
 * reports of two of them. Each may use the packages named after it, and none the other way round.
 */
@NullMarked
package io.logclf.app;

import org.jspecify.annotations.NullMarked;
