package orrery.node.cpu;

import java.util.Map;
import java.util.TreeMap;
import orrery.protocol.payload.CachePart;

/** Parts of KV caches that a host keeps for its devices, until they are wanted back. */
final class HostMemory {
    private final Map<Integer, Map<Integer, CachePart>> parts = new TreeMap<>(); // by device and sequence

    void keep(int device, CachePart part) {
        parts.computeIfAbsent(device, _ -> new TreeMap<>()).put(part.sequence(), part);
    }

    /** Gives back what a device left of a sequence. */
    CachePart takeOut(int device, int sequence) {
        var part = parts.getOrDefault(device, Map.of()).remove(sequence);
        if (part == null) {
            throw new IllegalStateException("device " + device + " left nothing of sequence " + sequence);
        }
        return part;
    }

    /** Drops all that a device left. */
    void forget(int device) {
        parts.remove(device);
    }

    void forgetAll() {
        parts.clear();
    }

    /** Bytes kept now. */
    long bytes() {
        return parts.values().stream()
                .flatMap(ofDevice -> ofDevice.values().stream())
                .mapToLong(CachePart::bytes)
                .sum();
    }
}
