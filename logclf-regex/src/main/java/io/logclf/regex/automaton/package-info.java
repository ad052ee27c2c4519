/**
 * Matching in time linear in the message: {@link io.logclf.regex.automaton.Nfa} is a pattern's tree as steps (Thompson's construction),
 * {@link io.logclf.regex.automaton.LazyDfa} a deterministic automaton of one or many of them whose states are constructed when a message first
 * needs them, bounded in number. In goes a message as characters, out come the numbers of the patterns that match somewhere in it. Not an
 * interface for applications: its types are public only for the other packages of this module.
 *
 * <p>R. Cox, Regular expression matching in the wild, 2010, describes the technique as RE2 uses it.
 */
@NullMarked
package io.logclf.regex.automaton;

import org.jspecify.annotations.NullMarked;
