package io.logclf.workbench.view;

/**
 * What a model trained now would do, estimated from the labels so far: the label of each labelled group is
 * guessed from the other groups (leave-one-out), and how often that is right tells what guesses on the
 * groups without a label are worth.
 *
 * @param decidedShare of all rows: those labelled, and those that it would decide, in [0, 1]
 * @param accuracy how many of the rows that it would decide by itself it would decide rightly, in [0, 1]
 * @param basis how it was estimated, in a sentence
 */
public record Forecast(double decidedShare, double accuracy, String basis) {}
