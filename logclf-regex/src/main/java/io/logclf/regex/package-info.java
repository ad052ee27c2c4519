/**
 * The stage for predictable messages: rule files and the matcher that finds the first matching rule of a set without
 * trying each.
 *
 * <h2>How a message is matched</h2>
 *
 * <ol>
 *   <li>{@code Grok} expands {@code %{NAME}} in a pattern when the set is built, and RE2/J compiles it: RE2/J's syntax is
 *       the language of the rules, and RE2/J is the judge of what a pattern means.
 *   <li>{@code RegexParser} reads the same pattern into a small tree, where it knows every construct in it.
 *   <li>{@code RequiredLiterals} finds in the tree texts of which every match contains one. {@code LiteralIndex} looks for
 *       all of them in one pass over a message (Aho-Corasick), which leaves a few candidate rules.
 *   <li>{@code LazyDfa}, made from the tree, tells whether a candidate matches, in time linear in the message.
 *   <li>Once a set has seen many messages, {@code RuleSetDfa}, a {@code LazyDfa} of all its rules, answers for those that are
 *       like others before, without the two steps above.
 *   <li>What the tree, the automaton or its memory cannot cover is verified by RE2/J, linear as well but slower.
 * </ol>
 */
@NullMarked
package io.logclf.regex;

import org.jspecify.annotations.NullMarked;
