/**
 * Which format an input has, by its first bytes. Not an interface for applications: its types are public only
 * for the other packages of this module.
 *
 * <p>{@link io.logclf.io.detect.FormatGuess} goes from the certain to the likely: other kinds of file that are
 * refused, JSON, formats with a header of their own, tables ({@link io.logclf.io.detect.CsvDelimiter} finds
 * what separates the cells), and text, which everything else is. A wrong guess would take text off messages, so
 * a doubt is decided for text. {@link io.logclf.io.detect.UsualNames} has the names under which messages,
 * sources, severities and times are usually found.
 *
 * <p>Begin with {@link io.logclf.io.detect.FormatGuess}.
 */
@NullMarked
package io.logclf.io.detect;

import org.jspecify.annotations.NullMarked;
