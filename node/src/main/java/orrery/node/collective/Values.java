package orrery.node.collective;

import orrery.protocol.payload.Tensor;

/** Numbers where they are: a range of an array that nobody changes while they travel. */
record Values(float[] array, int from, int count) {

    static Values of(float[] array) {
        return new Values(array, 0, array.length);
    }

    /** As many bytes as float32 takes. */
    Tensor tensor() {
        return Tensor.view(array, from, from + count);
    }
}
