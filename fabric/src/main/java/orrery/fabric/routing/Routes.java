package orrery.fabric.routing;

import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import orrery.fabric.topology.Topology;

/**
 * Shortest paths through a topology, hop by hop.
 *
 * <p>The ways to a destination are worked out when first asked for, then kept, once for all endpoints that hang on the same
 * switches: about 6 bytes for every pair of such groups and switches. Threads may ask at once: whoever comes first, the
 * answer is the same.
 *
 * <p>In a torus a path takes one dimension after the other. What a topology prescribes goes as prescribed.
 */
public final class Routes {
    private final Topology topology;
    private final long seed;
    private final List<NetworkRoutes> networks;
    private final StaticRoutes prescribed;
    private final OnlyWays onlyWays;
    private final Stands stands;

    private Routes(Topology topology, long seed, LostLinks lost) {
        this.topology = topology;
        this.seed = seed;
        ConcurrentMap<ShortBuffer, short[]> shared = new ConcurrentHashMap<>();
        networks = Arrays.stream(Network.values())
                .map(network -> new NetworkRoutes(new Wires(topology, network, lost), shared))
                .toList();
        onlyWays = new OnlyWays(topology);
        stands = new Stands(topology);
        prescribed = StaticRoutes.of(topology, lost, this::worked);
    }

    public static Routes of(Topology topology) {
        return of(topology, 0);
    }

    /** The seed moves only the choice among equally short ways. */
    public static Routes of(Topology topology, long seed) {
        return of(topology, seed, LostLinks.none());
    }

    /**
     * Ways that avoid lost links: a plane or spine that lost its link to one of a pair is of no use to that pair.
     *
     * @throws NoRoute where a prescribed hop leads nowhere or in a circle
     */
    public static Routes of(Topology topology, long seed, LostLinks lost) {
        return new Routes(topology, seed, lost);
    }

    /**
     * The port by which {@code device} sends what is meant for {@code destination}.
     *
     * <p>A pair that shares several networks uses NVLink before C2C or PCIe before Ethernet. Among equally short ways the
     * flow decides, at each device anew, so that flows that agreed at one tier part at the next; NVLink planes that are
     * wired alike decide alike.
     *
     * @throws NoRoute when no single network joins the two, or they are the same device
     */
    public int port(int device, int destination, long flow) {
        int only = onlyWays.port(device, destination);
        return only >= 0 ? only : chosen(device, destination, flow);
    }

    private int chosen(int device, int destination, long flow) {
        var choices = choicesOf(device, destination);
        if (choices == null) {
            throw noRoute(device, destination);
        }
        if (choices.length > 1) {
            return choices[Choice.among(choices.length, seed, flow, stands.of(device))];
        }
        onlyWays.remember(device, destination, choices[0]);
        return choices[0];
    }

    /** The ports of all equally short ways, ascending; none where no single network joins the two. */
    public int[] ports(int device, int destination) {
        var ways = ways(device, destination);
        return IntStream.range(0, ways.count()).map(ways::port).toArray();
    }

    /** All equally short ways; none where no single network joins the two. */
    public Ways ways(int device, int destination) {
        var choices = choicesOf(device, destination);
        return choices == null ? Ways.NONE : new Ways(choices);
    }

    /** How many equally short ways a device has towards a destination; 0 when there is none. */
    public int choices(int device, int destination) {
        var choices = choicesOf(device, destination);
        return choices == null ? 0 : choices.length;
    }

    /**
     * Wires on the shortest way, 0 to itself; prescribed hops may make it longer.
     *
     * @throws NoRoute when no single network joins the two
     */
    public int hops(int device, int destination) {
        if (device == destination) {
            return 0;
        }
        for (var network : networks) {
            int hops = network.hops(device, destination);
            if (hops >= 0) {
                return hops;
            }
        }
        throw noRoute(device, destination);
    }

    private short[] choicesOf(int device, int destination) {
        var fixed = prescribed.ports(device, destination);
        return fixed != null ? fixed : worked(device, destination);
    }

    private short[] worked(int device, int destination) {
        if (device == destination) {
            return null;
        }
        for (var network : networks) {
            var ports = network.ports(device, destination);
            if (ports != null) {
                return ports;
            }
        }
        return null;
    }

    private NoRoute noRoute(int device, int destination) {
        return new NoRoute("no single network leads from " + topology.name(device) + " to "
                + topology.name(destination) + " in " + topology.name()
                + "; send by way of a CPU or GPU that both reach");
    }
}
