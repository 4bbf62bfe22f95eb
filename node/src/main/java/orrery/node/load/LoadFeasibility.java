package orrery.node.load;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import orrery.fabric.topology.Topology;

/** Whether a topology is one that a load can be put on. */
final class LoadFeasibility {
    /** Above it a run takes minutes. */
    static final int ENDPOINTS_MOST = 4096;

    private static final long BYTES_PER_MESSAGE = 400; // what two adapters keep of a pair that spoke, and its latency

    private LoadFeasibility() {}

    /** Why a heap does not hold it; empty where it does. It may take half of it. */
    static Optional<String> shortage(long messages, long heapBytes) {
        var needed = messages * BYTES_PER_MESSAGE;
        return needed > heapBytes / 2
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "needs about %,d MB, more than half of the heap; start Java with -Xmx%dg",
                        needed / 1_000_000,
                        Math.ceilDiv(2 * needed, 1L << 30)))
                : Optional.empty();
    }

    /** Why not; empty where it is. */
    static Optional<String> obstacle(Topology topology) {
        var gpus = topology.gpus();
        if (gpus.length < 2) {
            return Optional.of("fewer than two GPUs");
        }
        if (gpus.length > ENDPOINTS_MOST) {
            return Optional.of(
                    String.format(Locale.ROOT, "more than %,d endpoints, which would take minutes", ENDPOINTS_MOST));
        }
        if (!IntStream.range(0, topology.devices()).allMatch(device -> takesPart(topology, device))) {
            return Optional.of("not only GPUs, adapters and scale-out switches");
        }
        return Arrays.stream(gpus).allMatch(gpu -> hasOneWay(topology, gpu))
                ? Optional.empty()
                : Optional.of("GPUs with other links than the one to their adapter");
    }

    private static boolean takesPart(Topology topology, int device) {
        return switch (topology.kind(device)) {
            case GPU, NIC, ETHERNET_SWITCH, INFINIBAND_SWITCH -> true;
            case CPU, LPU, NVSWITCH -> false;
        };
    }

    private static boolean hasOneWay(Topology topology, int gpu) {
        return topology.ports(gpu) == 1 && topology.nicsOf(gpu).length == 1;
    }
}
