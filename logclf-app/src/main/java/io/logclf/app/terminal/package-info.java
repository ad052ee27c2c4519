/**
 * What the program shows while it runs and when it ends: progress bars, counts and the closing summary. All of it goes to standard
 * error, and bars only where a person looks; {@link io.logclf.app.terminal.Terminal} knows whether one does, and makes other people's
 * text safe to show. Begin there.
 *
 * <p>In: classifications and the bytes read so far. Out: lines for people, which no program should parse.
 */
@NullMarked
package io.logclf.app.terminal;

import org.jspecify.annotations.NullMarked;
