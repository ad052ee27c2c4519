/**
 * The commands of the program, a class each, with what only they use. A command takes its options by annotations, asks
 * {@link io.logclf.app.option} for what they mean, and calls the module that does the work; it returns an
 * {@link io.logclf.app.command.ExitCode} or throws.
 *
 * <p>In: arguments, files and standard input. Out: a result on standard output or in a file or folder that appears when it is
 * complete; everything else on standard error. Begin with {@link io.logclf.app.command.ClassifyCommand}, which the others resemble;
 * the longest is {@link io.logclf.app.command.ServeCommand}.
 */
@NullMarked
package io.logclf.app.command;

import org.jspecify.annotations.NullMarked;
