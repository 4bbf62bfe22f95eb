package orrery.fabric.topology;

import java.util.Locale;
import orrery.protocol.units.ByteCount;

/**
 * How large a topology is, known before it is drawn.
 *
 * @param devices of all kinds
 * @param wires each of them two links, one a direction
 * @param heap what the topology takes, and drawing it; routes, queues and devices come on top
 */
public record TopologySize(long devices, long wires, ByteCount heap) {
    private static final long BYTES_PER_DEVICE = 32; // six numbers, and two more while it is drawn
    private static final long BYTES_PER_WIRE = 14; // two links of a peer, its port, a medium
    private static final long BYTES_PER_LINE = 160; // a row or a wiring of the drawing, with its name
    private static final long FIXED_BYTES = 1 << 16;

    static TopologySize of(long devices, long wires, long rows, long wirings) {
        return new TopologySize(
                devices,
                wires,
                new ByteCount(FIXED_BYTES
                        + devices * BYTES_PER_DEVICE
                        + wires * BYTES_PER_WIRE
                        + (rows + wirings) * BYTES_PER_LINE));
    }

    /** The least that GPUs with an adapter each, and one tier of switches above them, come to. */
    public static TopologySize ofEndpoints(long endpoints) {
        return of(2 * endpoints, 2 * endpoints, 1, 1);
    }

    /**
     * Compares with the heap of this JVM, of which a topology may take half: the rest is for what runs on it.
     *
     * @throws TopologyProblem with the estimate, the heap there is, and how to get more
     */
    public void requireRoom(String topology) {
        requireRoom(topology, Runtime.getRuntime().maxMemory());
    }

    void requireRoom(String topology, long heapBytes) {
        if (heap.bytes() > heapBytes / 2) {
            throw new TopologyProblem(String.format(
                            Locale.ROOT,
                            "%s has %,d devices and %,d links and needs about %s, allowed: half of the heap of %s",
                            topology,
                            devices,
                            2 * wires,
                            rounded(heap.bytes()),
                            rounded(heapBytes))
                    + "; start Java with -Xmx" + Math.ceilDiv(2 * heap.bytes(), 1L << 30)
                    + "g, or draw fewer devices");
        }
    }

    private static String rounded(long bytes) {
        return bytes >= 10_000_000_000L
                ? Math.ceilDiv(bytes, 1_000_000_000L) + " GB"
                : Math.ceilDiv(bytes, 1_000_000L) + " MB";
    }
}
