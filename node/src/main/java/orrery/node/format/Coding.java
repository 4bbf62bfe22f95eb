package orrery.node.format;

import orrery.node.tensor.Matrix;

/** What a format does to numbers; the methods are those of {@link NumberFormat}. */
sealed interface Coding permits PlainCoding, Float8Coding, Float8TileCoding, Nvfp4Coding, Mxfp4Coding, GgufCoding {
    /** Neighbours in a row that share a scale; 1 where none do, or the whole tensor does. */
    int block();

    long bytes(long rows, long columns);

    long rowBytes(long columns);

    Matrix quantise(float[] values, int rows, int columns, float tensorScale);

    void round(float[] values, int from, int rows, int columns);

    /** The largest number of the format, its block scales included, if one tensor scale stands above all; else 0. */
    default float tensorLimit() {
        return 0;
    }

    /** As {@link #round(float[], int, int, int)} with the tensor scale given. */
    default void round(float[] values, int from, int rows, int columns, float tensorScale) {
        throw new IllegalArgumentException("this format has no tensor scale");
    }
}
