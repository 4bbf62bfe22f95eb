package orrery.fabric.actor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.link.Ports;
import orrery.fabric.placement.Placement;
import orrery.fabric.routing.MulticastTrees;
import orrery.fabric.routing.Routes;
import orrery.fabric.switching.Groups;
import orrery.fabric.switching.Nvswitch;
import orrery.fabric.time.Device;
import orrery.fabric.time.PlainLoop;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Tensor;

/**
 * The measured work: all GPUs of one NVLink domain reduce together, again and again.
 *
 * <pre>
 *   nvswitch0 … nvswitch(planes-1)    adds what all GPUs push, and multicasts the sum
 *       ║     ╳     ║
 *     gpu0    …   gpu(gpus-1)         one message a chunk and plane; the next round when every sum is in
 * </pre>
 */
final class AllReduce {
    static final int PLANES = 72;
    private static final int CHUNKS = 4;

    private final Topology topology;
    private final Routes routes;
    private final Groups groups;
    private final Payload payload;
    private final int rounds;

    AllReduce(int gpus, long leastEvents, int floats) {
        topology = Topologies.oneDomain(gpus, PLANES);
        routes = Routes.of(topology);
        groups = new Groups(MulticastTrees.of(topology), List.of(topology.gpus()), PLANES);
        payload = floats == 0 ? Nothing.INSTANCE : Tensor.of(new float[floats]);
        rounds = (int) Math.ceilDiv(leastEvents, 2L * gpus * PLANES * CHUNKS);
    }

    private Device device(int number) {
        return topology.kind(number) == DeviceKind.GPU
                ? new ReducingGpu(topology, number, CHUNKS, rounds, payload)
                : new Nvswitch(topology, number, routes, groups);
    }

    /** All of it for one loop with one heap. */
    PlainLoop loop() {
        var wired = new ArrayList<PlainLoop.Wired>();
        for (var number = 0; number < topology.devices(); number++) {
            wired.add(new PlainLoop.Wired(device(number), Ports.peers(topology, number)));
        }
        return new PlainLoop(wired);
    }

    /** One JVM's part of it. */
    Part part(int self, int jvms) {
        var placement = Placement.of(topology, jvms);
        var shells = Arrays.stream(placement.devices(self))
                .mapToObj(number -> new Shell(device(number), Ports.peers(topology, number)))
                .toList();
        var owners = IntStream.range(0, topology.devices()).map(placement::jvm).toArray();
        return new Part(
                1,
                self,
                jvms,
                owners,
                shells,
                placement.localLookaheadPs(self),
                placement.crossingPs(),
                Duration.ofSeconds(60));
    }
}
