package orrery.deploy.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Topology;
import orrery.node.watching.Glimpse.Stirred;

/** How busy devices and what leaves them are, in percent of what they could in a span of virtual time. */
final class DeviceHeat {
    private static final int FULL = 100;
    private static final int ENOUGH = 4;
    private static final int MOST = 200;
    private static final int FIGURES = 4; // a power of two above the three of each device

    private final double[] scaleUpPerPs; // bytes, by device
    private final double[] otherPerPs;
    private final Levels levels = new Levels(ENOUGH, MOST); // by device and figure
    private final Map<Integer, Set<Integer>> hot = new HashMap<>(); // devices, by place

    DeviceHeat(Topology topology) {
        scaleUpPerPs = new double[topology.devices()];
        otherPerPs = new double[topology.devices()];
        for (var device = 0; device < topology.devices(); device++) {
            for (var port = 0; port < topology.ports(device); port++) {
                var isScaleUp = isScaleUp(topology.medium(device, port).kind());
                (isScaleUp ? scaleUpPerPs : otherPerPs)[device] += Bundles.bytesPerPs(topology, device, port);
            }
        }
    }

    private static boolean isScaleUp(Medium.Kind kind) {
        return switch (kind) {
            case NVLINK, LPU_LINK -> true;
            case ETHERNET, INFINIBAND, C2C, PCIE -> false;
        };
    }

    /** Whoever did nothing at that place is idle. */
    void take(int place, List<Stirred> stirred, long spanPs) {
        hot.getOrDefault(place, Set.of()).forEach(device -> set(device, 0, 0, 0));
        var now = new HashSet<Integer>();
        for (var one : stirred) {
            var device = one.device();
            now.add(device);
            set(
                    device,
                    Levels.of(one.scaleUpBytes(), scaleUpPerPs[device] * spanPs, FULL),
                    Levels.of(one.otherBytes(), otherPerPs[device] * spanPs, FULL),
                    Levels.of(one.busyPs(), spanPs, FULL));
        }
        hot.put(place, now);
    }

    private void set(int device, int scaleUp, int other, int busy) {
        var first = (long) device * FIGURES;
        levels.set(first, scaleUp);
        levels.set(first + 1, other);
        levels.set(first + 2, busy);
    }

    /** Adds what differs enough from what was told. */
    void tellChanged(ObjectNode json) {
        tell(json.putArray("devices"), levels.changed().stream());
    }

    /** Adds all that was told and holds. */
    void tellAll(ObjectNode json) {
        tell(json.putArray("devices"), levels.told().keySet().stream());
    }

    private void tell(ArrayNode devices, Stream<Long> figures) {
        figures.map(figure -> figure / FIGURES)
                .distinct()
                .forEach(device -> devices.addArray()
                        .add(device)
                        .add(levels.now(device * FIGURES))
                        .add(levels.now(device * FIGURES + 1))
                        .add(levels.now(device * FIGURES + 2)));
    }
}
