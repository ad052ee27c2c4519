package io.logclf.embedding;

/**
 * A layer of rectified linear units between an embedding and a {@link LogisticHead}: unit i is {@code max(0,
 * w_i x + b_i)} (Nair and Hinton, Rectified linear units improve restricted Boltzmann machines, ICML 2010).
 * With it a head can give one label to several regions of the embedding space, which one plane for each
 * label cannot. Immutable and safe for concurrent use.
 */
public final class HiddenLayer {

    private final int inputs;
    /** A row for each unit. */
    private final float[] weights;

    private final float[] weightColumns;
    private final float[] bias;

    private HiddenLayer(float[] weights, float[] bias) {
        this.inputs = weights.length / bias.length;
        this.weights = weights;
        this.weightColumns = Vectors.columns(weights, inputs);
        this.bias = bias;
    }

    /**
     * Returns a layer; copies the arrays.
     *
     * @param weights a row for each unit, one row after the other, finite
     * @param bias one value for each unit, finite
     * @throws IllegalArgumentException if the sizes do not fit or a value is infinite or NaN
     */
    public static HiddenLayer of(float[] weights, float[] bias) {
        if (bias.length == 0 || weights.length == 0 || weights.length % bias.length != 0) {
            throw new IllegalArgumentException(
                    "weights and bias must fit each other: " + weights.length + " and " + bias.length + " values");
        }
        Vectors.requireFinite("hidden weights", weights);
        Vectors.requireFinite("hidden bias", bias);
        return new HiddenLayer(weights.clone(), bias.clone());
    }

    /** Returns how many values an embedding has. */
    public int inputs() {
        return inputs;
    }

    /** Returns how many units there are. */
    public int units() {
        return bias.length;
    }

    /** Returns a copy of the weights, a row for each unit, one row after the other. */
    public float[] weights() {
        return weights.clone();
    }

    /** Returns a copy of the bias, one value for each unit. */
    public float[] bias() {
        return bias.clone();
    }

    /**
     * Returns the values of the units, 0 or more.
     *
     * @param unit an embedding of length 1, with {@link #inputs} values
     */
    float[] apply(float[] unit) {
        float[] values = Vectors.product(weightColumns, bias.length, unit);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i] + bias[i]);
        }
        return values;
    }
}
