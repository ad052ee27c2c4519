package io.logclf.embedding;

import java.util.Arrays;

/** Arithmetic over a matrix that is one array. */
final class Vectors {

    /** Vectors worked on at a time: with 384 values each, they stay in a processor's nearer memory. */
    private static final int BLOCK = 256;

    private Vectors() {}

    /**
     * Returns the product of a matrix and a vector.
     *
     * @param columns the first column, then the second, and so on: as many as the vector has values
     * @param rows the length of each column
     */
    static float[] product(float[] columns, int rows, float[] vector) {
        float[] product = new float[rows];
        addColumns(product, rows, columns, rows, vector, 0, vector.length);
        return product;
    }

    /**
     * Returns the products of a matrix with many vectors, each value as {@link #product} gives it.
     *
     * @param matrix row after row
     * @param columns the first value of every vector, then the second of every vector, and so on: as many as the matrix has
     *     columns
     * @param count how many vectors there are
     * @return the first value of every product, then the second of every product, and so on
     */
    static float[] products(float[] matrix, float[] columns, int count) {
        int dimension = columns.length / count;
        int rows = matrix.length / dimension;
        float[] products = new float[rows * count];
        float[] block = new float[dimension * BLOCK];
        float[] sums = new float[BLOCK];
        for (int from = 0; from < count; from += BLOCK) {
            int size = Math.min(BLOCK, count - from);
            for (int column = 0; column < dimension; column++) {
                System.arraycopy(columns, column * count + from, block, column * BLOCK, size);
            }
            for (int row = 0; row < rows; row++) {
                Arrays.fill(sums, 0);
                addColumns(sums, size, block, BLOCK, matrix, row * dimension, dimension);
                System.arraycopy(sums, 0, products, row * count + from, size);
            }
        }
        return products;
    }

    /**
     * Adds each column times its factor to {@code sums}, one after the other. Working down the columns lets a processor add many
     * sums at once, which it cannot do with the terms of one; and four columns at a time, since each then fetches sums once and
     * not four times.
     */
    private static void addColumns(
            float[] sums, int size, float[] columns, int stride, float[] factors, int factorsFrom, int count) {
        int column = 0;
        for (; column + 4 <= count; column += 4) {
            int first = column * stride;
            int second = first + stride;
            int third = second + stride;
            int fourth = third + stride;
            float a = factors[factorsFrom + column];
            float b = factors[factorsFrom + column + 1];
            float c = factors[factorsFrom + column + 2];
            float d = factors[factorsFrom + column + 3];
            for (int i = 0; i < size; i++) {
                sums[i] = sums[i]
                        + columns[first + i] * a
                        + columns[second + i] * b
                        + columns[third + i] * c
                        + columns[fourth + i] * d;
            }
        }
        for (; column < count; column++) {
            int from = column * stride;
            float factor = factors[factorsFrom + column];
            for (int i = 0; i < size; i++) {
                sums[i] += columns[from + i] * factor;
            }
        }
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

    /**
     * Checks that all values are finite.
     *
     * @param name of the values, for the error
     * @throws IllegalArgumentException if one is not
     */
    static void requireFinite(String name, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(name + "[" + i + "] must be finite: " + values[i]);
            }
        }
    }

    /** Returns a vector of length 1 and the same direction; one without length stays as it is. */
    static float[] unit(Embedding embedding) {
        float[] unit = embedding.toArray();
        Pooling.normalize(unit);
        return unit;
    }
}
