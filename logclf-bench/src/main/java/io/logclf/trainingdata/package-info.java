/**
 * Generates data, and measures nothing: hand-written templates and lists of slot values go in, the labelled messages that the shipped
 * model is trained on come out, a CSV file per label. Begin with {@link io.logclf.trainingdata.TrainingData}, which is run;
 * {@code resources/training/README.md} has the command and the language of templates. The CSV files are committed, and tests compare
 * them byte by byte with what the generator gives.
 *
 * <p>{@link io.logclf.trainingdata.SyntheticSystems} uses the same language to write logs with known events, on which the template miner
 * is measured.
 *
 * <p>The way of a template: {@code SystemKind} reads the files, {@code TemplateParser} a line into {@code TemplatePart}s, {@code Slots}
 * fills them with values ({@code SlotNumbers} for those that are generated, {@code WordLists} for those that are listed), and
 * {@code MessageMaker} sees to it that the messages of one template differ when they are masked.
 */
@NullMarked
package io.logclf.trainingdata;

import org.jspecify.annotations.NullMarked;
