package orrery.fabric.survey;

import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.topology.Topology;

/**
 * What one half of the endpoints can send to the other half at once.
 *
 * <p>The endpoints are split into equal halves, and the maximum flow between them is worked out exactly, every link at its
 * full rate. Several splits are tried: first half against second, and blocks of equal size by turns, so that every axis of a
 * torus is among them. The least of them is the bisection of every shape whose narrowest place lies between blocks of
 * neighbours, and never less than the true one elsewhere.
 *
 * @param bytesPerSecond in one direction; 0 where there are fewer than two endpoints
 * @param splits how many were tried
 * @param block neighbouring endpoints that stand on the same side, in the split that gave the least
 */
public record Bisection(long bytesPerSecond, int splits, int block) {
    private static final int LINKS_MOST = 1_500_000;

    static Bisection of(Topology topology) {
        var endpoints = Endpoints.of(topology);
        var best = new Bisection(0, 0, 0);
        int tried = 0;
        for (int block : blocks(endpoints.length, LINKS_MOST / Math.max(1, topology.links()))) {
            long flow = flow(topology, endpoints, block);
            tried++;
            best = tried == 1 || flow < best.bytesPerSecond ? new Bisection(flow, tried, block) : best;
        }
        return new Bisection(best.bytesPerSecond, tried, best.block);
    }

    /** Half of them first; then every smaller block that splits them evenly, while effort lasts. */
    private static List<Integer> blocks(int endpoints, int most) {
        return endpoints < 2
                ? List.of()
                : IntStream.iterate(endpoints / 2, block -> block >= 1, block -> block - 1)
                        .filter(block -> block == endpoints / 2 || endpoints % (2 * block) == 0)
                        .limit(Math.max(1, most))
                        .boxed()
                        .toList();
    }

    /** Each half melts into one node; an odd endpoint that is left over sends nothing. */
    private static long flow(Topology topology, int[] endpoints, int block) {
        int source = topology.devices();
        int sink = source + 1;
        var node = IntStream.range(0, topology.devices()).toArray();
        for (int i = 0; i < endpoints.length; i++) {
            boolean isOver = i >= 2 * (endpoints.length / 2);
            node[endpoints[i]] = isOver ? -1 : i / block % 2 == 0 ? source : sink;
        }
        var flow = new Flow(topology.devices() + 2);
        for (int device = 0; device < topology.devices(); device++) {
            join(topology, device, node, endpoints, flow);
        }
        return flow.most(source, sink);
    }

    private static void join(Topology topology, int device, int[] node, int[] endpoints, Flow flow) {
        for (int port = 0; port < topology.ports(device); port++) {
            int peer = topology.peer(device, port);
            if (device < peer
                    && node[device] != node[peer]
                    && node[device] >= 0
                    && node[peer] >= 0
                    && !LinkTable.isLeftOut(topology, device, endpoints)
                    && !LinkTable.isLeftOut(topology, peer, endpoints)) {
                flow.join(
                        node[device],
                        node[peer],
                        topology.medium(device, port).bandwidth().bytesPerSecond());
            }
        }
    }
}
