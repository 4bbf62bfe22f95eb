package orrery.deploy.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Topology;
import orrery.node.watching.Glimpse;
import orrery.node.watching.Glimpse.Stirred;

/**
 * How busy devices and what leaves them are, in percent of what they could: bytes of a span of virtual time by what their wires
 * carry in it, and time at work by that span.
 */
final class Heat {
    private static final double PS_PER_SECOND = 1e12;
    private static final int FULL = 100;

    private final double[] scaleUpPerPs; // bytes, by device
    private final double[] otherPerPs;
    private final int[] scaleUp; // percent, by device
    private final int[] other;
    private final int[] busy;
    private final Map<Integer, Long> seenPs = new HashMap<>(); // by place

    Heat(Topology topology) {
        scaleUpPerPs = new double[topology.devices()];
        otherPerPs = new double[topology.devices()];
        scaleUp = new int[topology.devices()];
        other = new int[topology.devices()];
        busy = new int[topology.devices()];
        for (var device = 0; device < topology.devices(); device++) {
            for (var port = 0; port < topology.ports(device); port++) {
                var medium = topology.medium(device, port);
                var perPs = medium.bandwidth().bytesPerSecond() / PS_PER_SECOND;
                (isScaleUp(medium.kind()) ? scaleUpPerPs : otherPerPs)[device] += perPs;
            }
        }
    }

    private static boolean isScaleUp(Medium.Kind kind) {
        return switch (kind) {
            case NVLINK, LPU_LINK -> true;
            case ETHERNET, INFINIBAND, C2C, PCIE -> false;
        };
    }

    /** Takes what was seen, and tells of the devices that are not idle, all others being so at that place. */
    ObjectNode take(int place, Glimpse glimpse) {
        var spanPs = Math.max(1, glimpse.atPs() - seenPs.getOrDefault(place, 0L));
        seenPs.put(place, glimpse.atPs());
        var json = JsonNodeFactory.instance.objectNode();
        json.put("place", place).put("at_ps", glimpse.atPs());
        var devices = json.putArray("devices");
        for (var stirred : glimpse.stirred()) {
            take(stirred, spanPs);
            devices.addArray()
                    .add(stirred.device())
                    .add(scaleUp[stirred.device()])
                    .add(other[stirred.device()])
                    .add(busy[stirred.device()]);
        }
        return json;
    }

    private void take(Stirred stirred, long spanPs) {
        var device = stirred.device();
        scaleUp[device] = percent(stirred.scaleUpBytes(), scaleUpPerPs[device] * spanPs);
        other[device] = percent(stirred.otherBytes(), otherPerPs[device] * spanPs);
        busy[device] = percent(stirred.busyPs(), spanPs);
    }

    /** What is there at all is more than nothing. */
    private static int percent(double part, double whole) {
        return part <= 0 || whole <= 0 ? 0 : (int) Math.clamp(Math.ceil(part / whole * FULL), 1, FULL);
    }
}
