/**
 * Makes the labelled messages that the shipped model is trained on: templates and lists of slot values go in, a CSV file
 * per label comes out. {@link io.logclf.bench.data.TrainingData} is run; the rest is what it needs.
 */
@NullMarked
package io.logclf.bench.data;

import org.jspecify.annotations.NullMarked;
