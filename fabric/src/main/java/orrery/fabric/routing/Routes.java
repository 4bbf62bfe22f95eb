package orrery.fabric.routing;

import java.nio.ShortBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import orrery.fabric.topology.Topology;

/**
 * Shortest paths through a topology, hop by hop.
 *
 * <p>The ways to a destination are worked out when first asked for, then kept. Threads may ask at once: whoever comes
 * first, the answer is the same. A table takes about 7 bytes a device and destination.
 */
public final class Routes {
    private final Topology topology;
    private final long seed;
    private final AtomicReferenceArray<Toward> toward;
    private final ConcurrentMap<ShortBuffer, short[]> shared = new ConcurrentHashMap<>();

    private Routes(Topology topology, long seed) {
        this.topology = topology;
        this.seed = seed;
        toward = new AtomicReferenceArray<>(topology.devices());
    }

    public static Routes of(Topology topology) {
        return of(topology, 0);
    }

    /** The seed moves only the choice among equally short ways. */
    public static Routes of(Topology topology, long seed) {
        return new Routes(topology, seed);
    }

    /**
     * The port by which {@code device} sends what is meant for {@code destination}.
     *
     * <p>A pair that shares several networks uses NVLink before C2C or PCIe before Ethernet. Among equally short ways the
     * flow decides, at each device anew, so that flows that agreed at one tier part at the next.
     *
     * @throws NoRoute when no single network joins the two, or they are the same device
     */
    public int port(int device, int destination, long flow) {
        var choices = to(destination).ports()[device];
        if (choices == null) {
            throw noRoute(device, destination);
        }
        return choices.length == 1 ? choices[0] : choices[Choice.among(choices.length, seed, flow, device)];
    }

    /**
     * The ports of all equally short ways, ascending, for who chooses by itself. Not to be changed.
     *
     * @throws NoRoute when no single network joins the two, or they are the same device
     */
    public short[] ways(int device, int destination) {
        var choices = to(destination).ports()[device];
        if (choices == null) {
            throw noRoute(device, destination);
        }
        return choices;
    }

    /** How many equally short ways a device has towards a destination; 0 when there is none. */
    public int choices(int device, int destination) {
        var choices = to(destination).ports()[device];
        return choices == null ? 0 : choices.length;
    }

    /**
     * Wires on the way, 0 to itself.
     *
     * @throws NoRoute when no single network joins the two
     */
    public int hops(int device, int destination) {
        int hops = to(destination).hops()[device];
        if (hops < 0) {
            throw noRoute(device, destination);
        }
        return hops;
    }

    private Toward to(int destination) {
        var known = toward.get(destination);
        return known != null ? known : workOut(destination);
    }

    private Toward workOut(int destination) {
        toward.compareAndSet(destination, null, Toward.of(topology, destination, shared));
        return toward.get(destination);
    }

    private NoRoute noRoute(int device, int destination) {
        return new NoRoute("no single network leads from " + topology.name(device) + " to "
                + topology.name(destination) + " in " + topology.name()
                + "; send by way of a CPU or GPU that both reach");
    }
}
