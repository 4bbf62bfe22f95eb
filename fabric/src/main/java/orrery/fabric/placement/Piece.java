package orrery.fabric.placement;

/**
 * Devices that stay together.
 *
 * @param devices ascending
 * @param rack the rack of the first device, or {@code Drawing.NO_RACK}
 * @param weight of all devices
 * @param computing how many of them compute
 */
record Piece(int[] devices, int rack, long weight, int computing) {
    int first() {
        return devices[0];
    }
}
