/**
 * The stage for what the others cannot decide: asks a large language model through LangChain4j.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.llm;

import org.jspecify.annotations.NullMarked;
