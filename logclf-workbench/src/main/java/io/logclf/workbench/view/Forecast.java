package io.logclf.workbench.view;

/**
 * What a model trained now would do, estimated from the labels so far: each labelled group was left out once and its label guessed from
 * the others.
 *
 * @param decidedShare of all rows: those labelled, and those that it would decide, in [0, 1]
 * @param accuracy how many of the rows that it would decide by itself it would decide rightly, in [0, 1]
 * @param basis how it was estimated, in a sentence
 */
public record Forecast(double decidedShare, double accuracy, String basis) {}
