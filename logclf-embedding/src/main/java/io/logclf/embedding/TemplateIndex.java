package io.logclf.embedding;

import io.logclf.embedding.Neighbours.Neighbour;
import java.util.Arrays;
import java.util.List;

/** Finds the training templates nearest to an embedding. Immutable and safe for concurrent use. */
final class TemplateIndex {

    private final List<TrainingTemplate> templates;
    /** A column for each dimension, each with a value for every template. */
    private final float[] columns;

    /** @param templates with embeddings of one dimension */
    TemplateIndex(List<TrainingTemplate> templates, int dimension) {
        this.templates = List.copyOf(templates);
        float[] rows = new float[templates.size() * dimension];
        for (int row = 0; row < templates.size(); row++) {
            System.arraycopy(Vectors.unit(templates.get(row).embedding()), 0, rows, row * dimension, dimension);
        }
        this.columns = Vectors.columns(rows, dimension);
    }

    /** Returns the {@code count} most similar templates, most similar first, of equal ones the first first. */
    List<Neighbour> nearest(float[] unit, int count) {
        float[] similarities = Vectors.product(columns, templates.size(), unit);
        return Arrays.stream(largest(similarities, Math.min(count, similarities.length)))
                .mapToObj(row -> new Neighbour(
                        templates.get(row).message(), templates.get(row).label(), similarities[row]))
                .toList();
    }

    private static int[] largest(float[] similarities, int count) {
        int[] rows = new int[count];
        int filled = 0;
        for (int row = 0; row < similarities.length; row++) {
            if (filled < count || similarities[row] > similarities[rows[count - 1]]) {
                int at = filled < count ? filled++ : count - 1;
                while (at > 0 && similarities[rows[at - 1]] < similarities[row]) {
                    rows[at] = rows[at - 1];
                    at--;
                }
                rows[at] = row;
            }
        }
        return rows;
    }
}
