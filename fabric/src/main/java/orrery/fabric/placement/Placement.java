package orrery.fabric.placement;

import java.util.Arrays;
import java.util.stream.IntStream;
import orrery.fabric.topology.Topology;

/** Every device on one of several JVMs, each of which has at least one. */
public final class Placement {
    private final Topology topology;
    private final int jvms;
    private final int[] jvmOf; // (devices)
    private final long cutLatencyPs;
    private final long[] localLookaheadPs; // (jvms)

    private Placement(Topology topology, int jvms, int[] jvmOf) {
        this.topology = topology;
        this.jvms = jvms;
        this.jvmOf = jvmOf;
        localLookaheadPs = new long[jvms];
        Arrays.fill(localLookaheadPs, Long.MAX_VALUE);
        cutLatencyPs = measure();
    }

    private long measure() {
        long cut = Long.MAX_VALUE;
        for (int device = 0; device < topology.devices(); device++) {
            for (int port = 0; port < topology.ports(device); port++) {
                long latency = topology.medium(device, port).latencyPs();
                int jvm = jvmOf[device];
                if (jvmOf[topology.peer(device, port)] != jvm) {
                    cut = Math.min(cut, latency);
                } else {
                    localLookaheadPs[jvm] = Math.min(localLookaheadPs[jvm], latency);
                }
            }
        }
        return cut;
    }

    /**
     * Cuts a topology for so many JVMs.
     *
     * @throws IllegalArgumentException when there are fewer devices than JVMs, or no JVM at all
     */
    public static Placement of(Topology topology, int jvms) {
        if (jvms < 1 || jvms > topology.devices()) {
            throw new IllegalArgumentException("found " + jvms + " JVMs for " + topology.name() + ", allowed: 1 to "
                    + topology.devices() + ", one device each at least");
        }
        var pieces = new Contraction(topology).pieces(jvms);
        return new Placement(topology, jvms, new Packing(topology, jvms).pack(pieces));
    }

    public int jvms() {
        return jvms;
    }

    public int jvm(int device) {
        return jvmOf[device];
    }

    /** The devices of a JVM in order. */
    public int[] devices(int jvm) {
        return IntStream.range(0, jvmOf.length)
                .filter(device -> jvmOf[device] == jvm)
                .toArray();
    }

    /** How much work a JVM hosts, in the units of {@link Weight}. */
    public long weight(int jvm) {
        return IntStream.of(devices(jvm))
                .mapToLong(device -> Weight.of(topology, device))
                .sum();
    }

    /** Smallest latency of a link between two JVMs; {@link Long#MAX_VALUE} when no link is cut. */
    public long cutLatencyPs() {
        return cutLatencyPs;
    }

    /** Smallest latency of a link with both ends in one JVM; {@link Long#MAX_VALUE} when it has none. */
    public long localLookaheadPs(int jvm) {
        return localLookaheadPs[jvm];
    }

    /**
     * For each device, how soon something it sends now can reach another JVM: the least sum of link latencies on a path
     * from it to a device elsewhere. What switches and GPUs on the way add is left out, so it is a lower bound.
     * {@link Long#MAX_VALUE} when there is no such path.
     */
    public long[] crossingPs() {
        return Crossing.of(topology, jvmOf);
    }
}
