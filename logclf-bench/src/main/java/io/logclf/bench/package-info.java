/**
 * What is measured, each with its peers in the same run, and the data for it. This package has what benchmarks share: messages, their
 * files, heads, the memory of a process. Begin with the package of the question:
 *
 * <ul>
 *   <li>{@code micro}: how fast is a part, in JMH
 *   <li>{@code load}: what do whole programs do under load, over time, and from a cold start
 *   <li>{@code study}: how good are groups, templates and guards
 *   <li>{@code csv}: how many rows a second from CSV to CSV
 *   <li>{@code labelling}: how many decisions does a person need
 *   <li>{@code store}: which database keeps labels
 * </ul>
 *
 * <p>Nothing here is published. {@code docs/performance.md} has the commands and what they gave.
 */
@NullMarked
package io.logclf.bench;

import org.jspecify.annotations.NullMarked;
