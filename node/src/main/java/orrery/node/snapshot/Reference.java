package orrery.node.snapshot;

/** What a reference refers to: the lowest bits of its number, above which is the number within. */
enum Reference {
    /** One of the device's own objects, counted from 1; 0 is null. */
    OWN,
    /** One of the surroundings; the place in it follows. */
    SURROUNDING,
    /** An object that is not made with the device. */
    NEW,
    /** A value that is not made with the device. */
    VALUE;

    private static final int BITS = 2;

    int of(int number) {
        return number << BITS | ordinal();
    }

    static Reference kind(int reference) {
        return values()[reference & (1 << BITS) - 1];
    }

    static int number(int reference) {
        return reference >>> BITS;
    }
}
