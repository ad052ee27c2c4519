/**
 * Takes secrets out of log text before it leaves the process.
 *
 * <p>In goes any text, out comes a {@link io.logclf.llm.redact.Redacted}: the text with placeholders such as
 * {@code <password>}, and how many there are of each kind. Begin reading at {@link io.logclf.llm.redact.Redactor},
 * whose table lists the standard rules. A rule is a name and a finder of places; there are four kinds of finders:
 * patterns, values by their keys, card numbers and addresses. Each is linear in the length of the text.
 *
 * <p>The package depends on nothing else in the module. No reference in it is null unless it says so.
 */
@NullMarked
package io.logclf.llm.redact;

import org.jspecify.annotations.NullMarked;
