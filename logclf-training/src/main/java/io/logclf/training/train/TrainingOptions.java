package io.logclf.training.train;

/**
 * How to train. The defaults are {@link #STANDARD}.
 *
 * @param seed of the splits
 * @param targetPrecision the share of right decisions on held-out templates that a threshold must reach; in (0, 1]
 * @param accepted the share of held-out templates that the guard must find familiar; in (0, 1]
 */
public record TrainingOptions(long seed, double targetPrecision, double accepted) {

    /** Seed 1, 99 decisions of 100 right, 95 templates of 100 familiar. */
    public static final TrainingOptions STANDARD = new TrainingOptions(1, 0.99, 0.95);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a share is out of range
     */
    public TrainingOptions {
        requireShare("targetPrecision", targetPrecision);
        requireShare("accepted", accepted);
    }

    private static void requireShare(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be above 0 and at most 1: " + value);
        }
    }
}
