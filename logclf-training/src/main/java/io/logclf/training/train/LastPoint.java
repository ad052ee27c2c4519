package io.logclf.training.train;

import java.util.Arrays;
import smile.math.DifferentiableMultivariateFunction;

/**
 * A function that remembers its gradient at the last point: smile's line search asks for the value where it then asks for the
 * gradient, and one pass over the examples gives both. Not safe for concurrent use.
 */
final class LastPoint implements DifferentiableMultivariateFunction {

    private final DifferentiableMultivariateFunction function;
    private double[] point = {};
    private double[] gradient = {};
    private double value;

    LastPoint(DifferentiableMultivariateFunction function) {
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
