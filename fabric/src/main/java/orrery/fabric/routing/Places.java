package orrery.fabric.routing;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;

/**
 * The places of one network: every device that forwards has its own, and all endpoints that hang on the same ones by the
 * same ports share one. What leads to one of them leads to all, but for the last hop; so a fabric of 65,536 endpoints
 * needs ways between its few thousand places only.
 */
final class Places {
    static final int NOWHERE = -1;

    private final int[] place; // (devices)
    private int[] member; // (places) a device of each
    private final int forwarding; // places below are of one device that forwards
    private boolean direct;

    Places(Wires wires) {
        int devices = wires.topology().devices();
        place = new int[devices];
        member = new int[16];
        Arrays.fill(place, NOWHERE);
        int count = 0;
        for (int device = 0; device < devices; device++) {
            if (wires.forwards(device) && wires.any(device)) {
                count = open(device, count);
            }
        }
        forwarding = count;
        count = shareAmongEndpoints(wires, count);
        member = Arrays.copyOf(member, count);
    }

    private int open(int device, int count) {
        if (count == member.length) {
            member = Arrays.copyOf(member, 2 * count);
        }
        member[count] = device;
        place[device] = count;
        return count + 1;
    }

    private int shareAmongEndpoints(Wires wires, int forwarders) {
        int count = forwarders;
        var known = new HashMap<IntBuffer, Integer>();
        for (int device = 0; device < place.length; device++) {
            var hangsOn = wires.forwards(device) ? new int[0] : attached(wires, device);
            if (hangsOn.length > 0) {
                var same = known.putIfAbsent(IntBuffer.wrap(hangsOn), count);
                if (same != null) {
                    place[device] = same;
                } else {
                    count = open(device, count);
                }
            }
        }
        return count;
    }

    /** Ports of an endpoint to devices that forward, each followed by the device. Notes wires between endpoints on the way. */
    private int[] attached(Wires wires, int device) {
        var found = new int[2 * wires.topology().ports(device)];
        var filled = new int[1];
        wires.each(device, (port, peer) -> {
            if (wires.forwards(peer)) {
                found[filled[0]++] = port;
                found[filled[0]++] = peer;
            } else {
                direct = true;
            }
        });
        return Arrays.copyOf(found, filled[0]);
    }

    int count() {
        return member.length;
    }

    int of(int device) {
        return place[device];
    }

    int member(int place) {
        return member[place];
    }

    boolean forwards(int place) {
        return place < forwarding;
    }

    int forwarding() {
        return forwarding;
    }

    /** Whether some endpoints are wired to each other without anything between. */
    boolean direct() {
        return direct;
    }
}
