package io.logclf.embedding;

/** Arithmetic over a matrix that is one array. */
final class Vectors {

    private Vectors() {}

    /**
     * Returns the product of a matrix and a vector. Columns are added up one after the other, because a processor can then
     * work on many rows at once, which it cannot on the terms of one sum.
     *
     * @param columns the first column, then the second, and so on: as many as the vector has values
     * @param rows the length of each column
     */
    static float[] product(float[] columns, int rows, float[] vector) {
        float[] product = new float[rows];
        for (int column = 0; column < vector.length; column++) {
            float factor = vector[column];
            int from = column * rows;
            for (int row = 0; row < rows; row++) {
                product[row] += columns[from + row] * factor;
            }
        }
        return product;
    }

    /**
     * Returns the squared distance of a vector from each row of a matrix.
     *
     * @param columns as in {@link #product}
     */
    static float[] squaredDistances(float[] columns, int rows, float[] vector) {
        float[] distances = new float[rows];
        for (int column = 0; column < vector.length; column++) {
            float value = vector[column];
            int from = column * rows;
            for (int row = 0; row < rows; row++) {
                float difference = columns[from + row] - value;
                distances[row] += difference * difference;
            }
        }
        return distances;
    }

    /** Returns a matrix column by column that is given row by row. */
    static float[] columns(float[] values, int columns) {
        int rows = values.length / columns;
        float[] byColumn = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                byColumn[column * rows + row] = values[row * columns + column];
            }
        }
        return byColumn;
    }

    /** Returns a vector of length 1 and the same direction; one without length stays as it is. */
    static float[] unit(Embedding embedding) {
        float[] unit = embedding.toArray();
        Pooling.normalize(unit);
        return unit;
    }
}
