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
 *       all of them in one pass over a message (Aho-Corasick), and {@code LiteralTriggers} derives from what it finds the few
 *       rules that can match: the candidates.
 *   <li>{@code LazyDfa}, constructed from the tree, tells whether a candidate matches, in time linear in the message.
 *   <li>Once a set has seen many messages, {@code RuleSetDfa}, a {@code LazyDfa} of all its rules, answers for those that are
 *       like others before, without the two steps above.
 *   <li>What the tree, the automaton or its memory cannot cover is verified by RE2/J, linear as well but slower.
 * </ol>
 *
 * <p>For example, of the rules {@code login: User \w+ logged in} and {@code disk: no space left on .*} the message
 * {@code "User User685 logged in."} contains the required texts of the first alone, so only its automaton reads the message.
 *
 * <p>Each of these steps may only save time. The answer is always that of RE2/J with the rules tried in order, except that very
 * long messages are tried against a bounded number of candidates ({@code RuleLimits}).
 *
 * <p>Begin reading with {@code RuleSet}, then {@code RuleMatcher} and {@code CompiledRule}.
 */
@NullMarked
package io.logclf.regex;

import org.jspecify.annotations.NullMarked;
