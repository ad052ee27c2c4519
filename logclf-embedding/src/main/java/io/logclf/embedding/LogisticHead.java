package io.logclf.embedding;

import io.logclf.api.Label;
import io.logclf.head.Softmax;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Multinomial logistic regression over embeddings of length 1: the probability of label i is {@code exp(z_i
 * / T) / sum_j exp(z_j / T)} with {@code z = W x + b}, where the temperature T makes the probabilities as
 * large as the share of right answers (Guo, Pleiss, Sun and Weinberger, On calibration of modern neural
 * networks, ICML 2017). Where there is a {@link HiddenLayer}, x stands for its units instead of the
 * embedding. Immutable and safe for concurrent use.
 *
 * <p>W has a row for each label and a column for each component of x. It is held both ways: by row as it is
 * stored, and by column for {@code Vectors.product}.
 */
public final class LogisticHead {

    private final List<Label> labels;
    private final int width;
    private final Optional<HiddenLayer> hidden;
    /** A row for each label. */
    private final float[] weights;

    private final float[] weightColumns;
    private final float[] bias;
    private final double temperature;

    private LogisticHead(Builder builder) {
        this.labels = builder.labels;
        this.width = builder.weights.length / labels.size();
        this.hidden = builder.hidden;
        this.weights = builder.weights;
        this.weightColumns = Vectors.columns(weights, width);
        this.bias = builder.bias;
        this.temperature = builder.temperature;
    }

    /**
     * Returns a builder.
     *
     * @param labels two labels or more, all different
     * @param weights a row for each label, one row after the other, finite
     * @param bias one value for each label, finite
     * @throws IllegalArgumentException if the sizes do not fit or a value is infinite or NaN
     */
    public static Builder builder(List<Label> labels, float[] weights, float[] bias) {
        return new Builder(labels, weights, bias);
    }

    /** Returns the labels, in the order of the rows. */
    public List<Label> labels() {
        return labels;
    }

    /** Returns the dimension of the embeddings. */
    public int dimension() {
        return hidden.map(HiddenLayer::inputs).orElse(width);
    }

    /** Returns the layer before this regression; empty if it sees the embedding itself. */
    public Optional<HiddenLayer> hidden() {
        return hidden;
    }

    /** Returns a builder that makes this head again. */
    public Builder toBuilder() {
        Builder builder = builder(labels, weights, bias).temperature(temperature);
        hidden.ifPresent(builder::hidden);
        return builder;
    }

    /** Returns a copy of the weights, a row for each label, one row after the other. */
    public float[] weights() {
        return weights.clone();
    }

    /** Returns a copy of the bias, one value for each label. */
    public float[] bias() {
        return bias.clone();
    }

    /** Returns what the scores are divided by before they become probabilities; positive, 1 if not calibrated. */
    public double temperature() {
        return temperature;
    }

    /**
     * Returns the probability of every label, in their order; they add up to 1.
     *
     * @throws IllegalArgumentException if the embedding has another dimension
     */
    public double[] probabilities(Embedding embedding) {
        if (embedding.dimension() != dimension()) {
            throw new IllegalArgumentException(
                    "the embedding must have " + dimension() + " values: " + embedding.dimension());
        }
        return Softmax.probabilities(scores(Vectors.unit(embedding)));
    }

    /**
     * Returns the score of every label: {@code (W x + b) / T}.
     *
     * @param unit of length 1, with {@link #dimension} values
     */
    double[] scores(float[] unit) {
        float[] values = hidden.isPresent() ? hidden.get().apply(unit) : unit;
        float[] products = Vectors.product(weightColumns, bias.length, values);
        double[] scores = new double[bias.length];
        for (int label = 0; label < bias.length; label++) {
            scores[label] = ((double) products[label] + bias[label]) / temperature;
        }
        return scores;
    }

    /** Configures a head besides its weights. Not safe for concurrent use. */
    public static final class Builder {

        private final List<Label> labels;
        private final float[] weights;
        private float[] bias;
        private double temperature = 1;
        private Optional<HiddenLayer> hidden = Optional.empty();

        private Builder(List<Label> labels, float[] weights, float[] bias) {
            this.labels = List.copyOf(labels);
            this.weights = weights.clone();
            this.bias = bias.clone();
            if (labels.size() < 2 || new HashSet<>(labels).size() != labels.size()) {
                throw new IllegalArgumentException("labels must be two or more, and all different: " + labels);
            }
            if (bias.length != labels.size() || weights.length == 0 || weights.length % labels.size() != 0) {
                throw new IllegalArgumentException("weights and bias must fit " + labels.size() + " labels: "
                        + weights.length + " and " + bias.length + " values");
            }
            Vectors.requireFinite("weights", this.weights);
            Vectors.requireFinite("bias", this.bias);
        }

        /**
         * Sets the temperature; defaults to 1.
         *
         * @throws IllegalArgumentException unless it is positive and finite
         */
        public Builder temperature(double temperature) {
            // Scores divided by less may be infinite.
            if (!(temperature >= 1e-9 && temperature < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("temperature must be positive and finite: " + temperature);
            }
            this.temperature = temperature;
            return this;
        }

        /**
         * Sets another bias than the builder began with.
         *
         * @throws IllegalArgumentException if there is not one value for each label, or one is not finite
         */
        public Builder bias(float[] values) {
            if (values.length != labels.size()) {
                throw new IllegalArgumentException(
                        "bias must fit " + labels.size() + " labels: " + values.length + " values");
            }
            Vectors.requireFinite("bias", values);
            this.bias = values.clone();
            return this;
        }

        /**
         * Sets the layer before the regression; none unless set.
         *
         * @throws IllegalArgumentException if there is not one weight of each label for each unit
         */
        public Builder hidden(HiddenLayer layer) {
            if (layer.units() * labels.size() != weights.length) {
                throw new IllegalArgumentException("weights must be as many as " + layer.units()
                        + " hidden units for each of " + labels.size() + " labels: " + weights.length);
            }
            this.hidden = Optional.of(layer);
            return this;
        }

        /** Returns the head. */
        public LogisticHead build() {
            return new LogisticHead(this);
        }
    }
}
