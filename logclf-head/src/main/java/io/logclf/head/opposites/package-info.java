/**
 * Tells wordings that say the opposite of each other apart: {@code backup completed} and {@code backup
 * failed} share most of their n-grams and are near each other for an encoder. Words in lower case go in;
 * {@link io.logclf.head.opposites.Opposites} gives their {@link io.logclf.head.opposites.Polarity}, and
 * {@link io.logclf.head.opposites.Wording} all that a template's words say. The words are in {@code
 * opposites.txt}, in several languages.
 */
@NullMarked
package io.logclf.head.opposites;

import org.jspecify.annotations.NullMarked;
