package io.logclf.training.discover;

import java.util.Random;

/**
 * The directions in which vectors differ most: the first principal components, by subspace iteration over a
 * sample. The basis is orthonormal, so that lengths and products of projections never exceed those of the
 * vectors. The same vectors give the same basis.
 */
final class PrincipalAxes {

    /** More vectors change the directions hardly. */
    private static final int MAX_SAMPLE = 1_000;
    /** Steps of subspace iteration: enough for a map, whose axes need not be exact. */
    private static final int ITERATIONS = 6;

    private static final long SEED = 7;
    /** Shorter axes have no direction. */
    private static final double TINY = 1e-9;

    private final float[] origin;
    private final float[][] axes;

    private PrincipalAxes(float[] origin, float[][] axes) {
        this.origin = origin;
        this.axes = axes;
    }

    /**
     * Returns axes through the mean of the vectors.
     *
     * @param vectors at least one, all of the same length
     * @param size how many axes, if the vectors have as many components
     */
    static PrincipalAxes centered(float[][] vectors, int size) {
        float[] mean = new float[vectors[0].length];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i] / vectors.length;
            }
        }
        return fit(vectors, mean, size);
    }

    /** Returns the coordinates of a vector along the axes, from the mean. */
    float[] project(float[] vector) {
        float[] point = new float[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            point[axis] = (float) (VectorMath.dot(vector, axes[axis]) - VectorMath.dot(origin, axes[axis]));
        }
        return point;
    }

    private static PrincipalAxes fit(float[][] vectors, float[] origin, int size) {
        Random random = new Random(SEED);
        float[][] axes = new float[Math.min(size, origin.length)][origin.length];
        for (float[] axis : axes) {
            for (int i = 0; i < axis.length; i++) {
                axis[i] = (float) random.nextGaussian();
            }
        }
        orthonormalize(axes, random);
        for (int i = 0; i < ITERATIONS; i++) {
            axes = step(vectors, new PrincipalAxes(origin, axes));
            orthonormalize(axes, random);
        }
        return new PrincipalAxes(origin, axes);
    }

    /** Multiplies the axes with the covariance of the sample. */
    private static float[][] step(float[][] vectors, PrincipalAxes basis) {
        float[][] next = new float[basis.axes.length][basis.origin.length];
        int stride = Math.max(1, vectors.length / MAX_SAMPLE);
        for (int v = 0; v < vectors.length; v += stride) {
            float[] point = basis.project(vectors[v]);
            for (int axis = 0; axis < next.length; axis++) {
                for (int i = 0; i < basis.origin.length; i++) {
                    next[axis][i] += point[axis] * (vectors[v][i] - basis.origin[i]);
                }
            }
        }
        return next;
    }

    /** Gram and Schmidt; an axis without a direction of its own gets a random one. */
    private static void orthonormalize(float[][] axes, Random random) {
        for (int axis = 0; axis < axes.length; axis++) {
            double scale = Math.sqrt(VectorMath.dot(axes[axis], axes[axis]));
            while (true) {
                // Twice: once leaves rounding errors behind where axes are nearly parallel.
                subtractEarlier(axes, axis);
                subtractEarlier(axes, axis);
                double length = Math.sqrt(VectorMath.dot(axes[axis], axes[axis]));
                if (length > TINY + scale * 1e-4) {
                    for (int i = 0; i < axes[axis].length; i++) {
                        axes[axis][i] /= (float) length;
                    }
                    break;
                }
                for (int i = 0; i < axes[axis].length; i++) {
                    axes[axis][i] = (float) random.nextGaussian();
                }
                scale = 1;
            }
        }
    }

    /** Takes from an axis what it has of those before it. */
    private static void subtractEarlier(float[][] axes, int axis) {
        for (int earlier = 0; earlier < axis; earlier++) {
            float share = (float) VectorMath.dot(axes[axis], axes[earlier]);
            for (int i = 0; i < axes[axis].length; i++) {
                axes[axis][i] -= share * axes[earlier][i];
            }
        }
    }
}
