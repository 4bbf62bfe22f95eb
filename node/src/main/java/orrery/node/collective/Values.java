package orrery.node.collective;

/** Numbers where they are: a range of an array that nobody changes while they travel. */
record Values(float[] array, int from, int count) {

    static Values of(float[] array) {
        return new Values(array, 0, array.length);
    }
}
