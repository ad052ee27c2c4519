package io.logclf.training.train.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import smile.math.DifferentiableMultivariateFunction;

class CachedGradientTest {

    private final Counting counting = new Counting();
    private final CachedGradient cached = new CachedGradient(counting);

    @Test
    void theGradientAtTheLastPointCostsNothing() {
        double[] gradient = new double[2];
        assertThat(cached.f(new double[] {1, 2})).isEqualTo(5);
        assertThat(cached.g(new double[] {1, 2}, gradient)).isEqualTo(5);
        assertThat(gradient).containsExactly(2, 4);
        assertThat(counting.calls).isOne();
    }

    @Test
    void anotherPointIsComputed() {
        double[] gradient = new double[2];
        cached.f(new double[] {1, 2});
        assertThat(cached.g(new double[] {3, 0}, gradient)).isEqualTo(9);
        assertThat(gradient).containsExactly(6, 0);
        assertThat(counting.calls).isEqualTo(2);
    }

    @Test
    void aPointThatIsChangedInPlaceIsAnother() {
        double[] point = {1, 2};
        cached.f(point);
        point[0] = 4;
        assertThat(cached.f(point)).isEqualTo(20);
    }

    @Test
    void aCallerCannotChangeWhatIsRemembered() {
        double[] gradient = new double[2];
        cached.g(new double[] {1, 2}, gradient);
        gradient[0] = 99;
        double[] again = new double[2];
        cached.g(new double[] {1, 2}, again);
        assertThat(again).containsExactly(2, 4);
    }

    /** The sum of squares. */
    private static final class Counting implements DifferentiableMultivariateFunction {

        private int calls;

        @Override
        public double f(double[] x) {
            return g(x, new double[x.length]);
        }

        @Override
        public double g(double[] x, double[] gradient) {
            calls++;
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += x[i] * x[i];
                gradient[i] = 2 * x[i];
            }
            return sum;
        }
    }
}
