package io.logclf.training.train.regression;

/**
 * Some parameters of a model, and the steps that a gradient moves them by: Adam (Kingma and Ba, Adam: A
 * method for stochastic optimization, ICLR 2015, algorithm 1, with its constants). Not safe for concurrent
 * use.
 */
final class AdamParameters {

    private static final double MEAN_DECAY = 0.9;
    private static final double SQUARE_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private final float[] values;
    /** What the next step follows; whoever computes it adds to it, and a step sets it to 0. */
    private final float[] gradient;
    /** Running means of the gradient and of its square. */
    private final float[] mean;

    private final float[] square;
    private int steps;

    /** @param values where the parameters begin; changed by each step */
    AdamParameters(float[] values) {
        this.values = values;
        this.gradient = new float[values.length];
        this.mean = new float[values.length];
        this.square = new float[values.length];
    }

    float[] values() {
        return values;
    }

    float[] gradient() {
        return gradient;
    }

    /** @param rate how far a parameter moves at most, about */
    void step(double rate) {
        steps++;
        float ofMean = (float) (rate / (1 - Math.pow(MEAN_DECAY, steps)));
        float ofSquare = (float) (1 / (1 - Math.pow(SQUARE_DECAY, steps)));
        for (int i = 0; i < values.length; i++) {
            float slope = gradient[i];
            mean[i] += (float) (1 - MEAN_DECAY) * (slope - mean[i]);
            square[i] += (float) (1 - SQUARE_DECAY) * (slope * slope - square[i]);
            values[i] -= ofMean * mean[i] / ((float) Math.sqrt(square[i] * ofSquare) + (float) EPSILON);
            gradient[i] = 0;
        }
    }
}
