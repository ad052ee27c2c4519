/** Rules made from examples: one linear-time pattern for the messages of a template, checked against all other messages. */
@NullMarked
package io.logclf.training.rules;

import org.jspecify.annotations.NullMarked;
