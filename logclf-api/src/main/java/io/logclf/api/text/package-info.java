/**
 * Works on the text of messages. {@link io.logclf.api.text.Masker} replaces variable parts by placeholders: in goes a message, out
 * comes its template, {@code User 42 logged in} as {@code User <number> logged in}.
 * {@link io.logclf.api.text.PatternGuard} refuses patterns that would stop the program, and {@link io.logclf.api.text.ShownText}
 * escapes text for terminals, pages and Markdown.
 *
 * <p>Masking is a hand-written scanner rather than a list of regular expressions: it runs on every message, takes one pass, and the
 * forms can agree on which is tried first. Begin reading with {@code Masker}, then {@code Scan} and {@code Forms}.
 */
@NullMarked
package io.logclf.api.text;

import org.jspecify.annotations.NullMarked;
