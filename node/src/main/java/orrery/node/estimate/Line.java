package orrery.node.estimate;

import orrery.protocol.units.Bandwidth;

/**
 * What joins two devices, where nothing else is on the way.
 *
 * @param rate over all links side by side, where they are narrowest
 * @param medium of the links that the sender's bytes go out on, the slower network's where there are two
 * @param latencyPs of the head of a packet: wires, and switches and adapters between them
 */
record Line(Bandwidth rate, String medium, long latencyPs) {

    /** The worse of both. */
    Line or(Line other) {
        var narrow = narrower(rate, other.rate);
        return new Line(narrow, narrow.equals(rate) ? medium : other.medium, Math.max(latencyPs, other.latencyPs));
    }

    static Bandwidth narrower(Bandwidth one, Bandwidth other) {
        return one.bytesPerSecond() <= other.bytesPerSecond() ? one : other;
    }
}
