package io.logclf.training.train.regression;

import java.util.Arrays;
import smile.math.DifferentiableMultivariateFunction;

/**
 * A function that remembers its value and gradient at the last point: smile's line search first asks for
 * the value, and then for the gradient where it stopped. One pass over the examples gives both, so that
 * remembering halves the work. Not safe for concurrent use.
 */
final class CachedGradient implements DifferentiableMultivariateFunction {

    private final DifferentiableMultivariateFunction function;
    private double[] point = {};
    private double[] gradient = {};
    private double value;

    CachedGradient(DifferentiableMultivariateFunction function) {
        this.function = function;
    }

    @Override
    public double f(double[] x) {
        if (!Arrays.equals(x, point)) {
            gradient = new double[x.length];
            value = function.g(x, gradient);
            point = x.clone();
        }
        return value;
    }

    @Override
    public double g(double[] x, double[] result) {
        double atPoint = f(x);
        System.arraycopy(gradient, 0, result, 0, result.length);
        return atPoint;
    }
}
