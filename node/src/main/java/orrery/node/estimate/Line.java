package orrery.node.estimate;

import orrery.protocol.units.Bandwidth;

/**
 * What joins two devices, where nothing else is on the way.
 *
 * @param rate over all links side by side, where they are narrowest
 * @param latencyPs of the head of a packet: wires, and switches and adapters between them
 */
record Line(Bandwidth rate, long latencyPs) {

    /** The worse of both. */
    Line or(Line other) {
        return new Line(narrower(rate, other.rate), Math.max(latencyPs, other.latencyPs));
    }

    static Bandwidth narrower(Bandwidth one, Bandwidth other) {
        return one.bytesPerSecond() <= other.bytesPerSecond() ? one : other;
    }
}
