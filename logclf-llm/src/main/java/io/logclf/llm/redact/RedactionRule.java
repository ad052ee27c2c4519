package io.logclf.llm.redact;

/**
 * A kind of secret, and what finds it. Several rules may share a name.
 *
 * @param name of the kind, of {@code a-z}, {@code 0-9} and {@code -}; the placeholder is this name in angle brackets
 * @param finder finds the places to replace
 */
record RedactionRule(String name, SecretFinder finder) {}
