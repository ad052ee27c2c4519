/**
 * Options that several commands share, and what they mean. A group of options is a class that commands mix in: its fields are the
 * options, and its public methods return what the options say, checked, as the types of the modules that do the work. A new option
 * of one command alone belongs into the command.
 *
 * <p>In: the text of arguments and environment variables. Out: pipelines, readers, writers, settings of a server; or a
 * {@link io.logclf.app.option.UsageException}, whose message names the option. Begin with
 * {@link io.logclf.app.option.PipelineOptions}; {@link io.logclf.app.option.ServerSettings} says how the groups of {@code serve} are
 * built.
 */
@NullMarked
package io.logclf.app.option;

import org.jspecify.annotations.NullMarked;
