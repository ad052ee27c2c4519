/**
 * Which rules can match a message at all: {@link io.logclf.regex.literals.RequiredLiterals} finds in a pattern's tree texts of which every
 * match contains one, {@link io.logclf.regex.literals.LiteralIndex} finds all of them in one pass over a message, and
 * {@link io.logclf.regex.literals.LiteralTriggers} turns the texts that occur into the rules to verify. A rule without such a text is a
 * candidate for every message. Not an interface for applications: its types are public only for the other packages of this module.
 */
@NullMarked
package io.logclf.regex.literals;

import org.jspecify.annotations.NullMarked;
