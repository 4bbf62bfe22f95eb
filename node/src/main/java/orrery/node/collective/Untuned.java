package orrery.node.collective;

import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Topology;
import orrery.protocol.units.Bandwidth;

/**
 * A tuning that knows nothing but the GPU's row in the catalogue: the kernel launch as launch, one access to memory as
 * synchronisation, the memory's rate as the copy rate, one simple rule for the algorithm. For tests, and for GPUs of which
 * nothing was measured.
 */
public final class Untuned implements Tuning {
    /** What the pipelines of every algorithm move at a time; large enough that headers do not count. */
    private static final long SLICE_BYTES = 1 << 20;

    private static final int PEERS = 8;
    private final Pace pace;

    /** @throws IllegalArgumentException where a topology has no GPU */
    public Untuned(Topology topology) {
        if (topology.gpus().length == 0) {
            throw new IllegalArgumentException(topology.name() + " has no GPU to run a collective");
        }
        var gpu = (Gpu) topology.part(topology.gpus()[0]);
        var rate = Math.max(
                gpu.achievedMemoryBandwidth().bytesPerSecond() / 2,
                nvlink(topology, topology.gpus()[0]).bytesPerSecond());
        this.pace = new Pace(gpu.kernelLaunch(), gpu.memoryLatency(), new Bandwidth(rate), gpu.memoryLatency());
    }

    /** For devices that are no GPUs. */
    public Untuned(Pace pace) {
        this.pace = pace;
    }

    private static Bandwidth nvlink(Topology topology, int gpu) {
        var sum = 1L;
        for (var port = 0; port < topology.ports(gpu); port++) {
            var medium = topology.medium(gpu, port);
            sum += medium.kind() == Medium.Kind.NVLINK ? medium.bandwidth().bytesPerSecond() : 0;
        }
        return new Bandwidth(sum);
    }

    @Override
    public Choice choose(Wish wish) {
        var algorithm = wish.algorithm() == Algorithm.AUTO ? usual(wish) : wish.algorithm();
        var protocol = wish.protocol() == Protocol.AUTO ? Protocol.SIMPLE : wish.protocol();
        var channels = Math.max(1, wish.channels());
        if (wish.chunks() == 0) {
            return new Choice(algorithm, protocol, channels, 2 * SLICE_BYTES, SLICE_BYTES, PEERS, pace);
        }
        var slice = Math.max(1, Math.ceilDiv(Math.ceilDiv(wish.bytes(), wish.ranks()), wish.chunks()));
        return new Choice(algorithm, protocol, channels, slice * wish.chunks(), slice, PEERS, pace);
    }

    private static Algorithm usual(Wish wish) {
        var nvls = wish.switchesReduce()
                && wish.domainRanks() == wish.ranks()
                && Lowering.can(wish.operation(), Algorithm.NVLS);
        if (nvls) {
            return Algorithm.NVLS;
        }
        return Lowering.can(wish.operation(), Algorithm.RING) ? Algorithm.RING : Algorithm.DIRECT;
    }
}
