package orrery.node.collective;

import java.util.Arrays;
import orrery.protocol.payload.Tensor;

/**
 * A vector cut into consecutive slices whose lengths differ by one at most; some are empty where there are more slices
 * than elements.
 *
 * @param length elements of the vector
 * @param count slices
 */
record Slices(int length, int count) {

    int from(int slice) {
        return (int) ((long) length * slice / count);
    }

    int to(int slice) {
        return from(slice + 1);
    }

    Tensor cut(float[] vector, int slice) {
        return Tensor.of(Arrays.copyOfRange(vector, from(slice), to(slice)));
    }

    /** The slice where it is, for a vector that stays as it is while the slice travels. */
    Tensor view(float[] vector, int slice) {
        return Tensor.view(vector, from(slice), to(slice));
    }

    void paste(Tensor values, float[] vector, int slice) {
        values.copyTo(vector, from(slice));
    }
}
