/**
 * From bytes to portions of complete rows: what every format is read through. Not an interface for
 * applications: its types are public only for the other packages of this module, and may change in any release.
 *
 * <p>In goes an {@code InputStream} or a file; out come {@link io.logclf.io.input.Portion}s, byte arrays that
 * begin and end where rows do, with the number of their first line. On the way, {@link
 * io.logclf.io.input.TextInput} unpacks gzip and decodes UTF-16, and {@link io.logclf.io.input.HeadInput} keeps
 * the first bytes so that a format can be guessed from them and read again. Where rows end is known to a {@link
 * io.logclf.io.input.RowCutter}, one for each format; {@link io.logclf.io.input.PortionReader} uses it, on one
 * thread, while portions are parsed on others. {@link io.logclf.io.input.Limits} bound all of it by the heap,
 * and {@link io.logclf.io.input.LabelText} collects output bytes until they are written.
 *
 * <p>Begin with {@link io.logclf.io.input.PortionReader}.
 */
@NullMarked
package io.logclf.io.input;

import org.jspecify.annotations.NullMarked;
