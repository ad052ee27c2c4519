package io.logclf.llm;

/**
 * A kind of secret and where it stands.
 *
 * @param name of the kind; the placeholder is this in angle brackets
 */
record RedactionRule(String name, SecretFinder finder) {}
