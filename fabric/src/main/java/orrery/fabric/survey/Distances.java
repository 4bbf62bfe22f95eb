package orrery.fabric.survey;

import java.util.Arrays;

/**
 * The way from every device to one destination: breadth first over the links, and of equally short ways the one with the
 * least latency. Made once and filled anew for each destination.
 */
final class Distances {
    static final int UNREACHED = -1;

    private final LinkTable table;
    private final int[] open;
    final int[] hops; // (devices) links on the way
    final long[] latencyPs; // (devices) links, and the switches and adapters between
    final long[] packetPs; // (devices) one full packet on each of the links, added up

    Distances(LinkTable table) {
        this.table = table;
        open = new int[table.devices];
        hops = new int[table.devices];
        latencyPs = new long[table.devices];
        packetPs = new long[table.devices];
    }

    /** Ways over NVLink alone, or over everything but NVLink: a path never mixes the two. */
    void fill(int destination, boolean overNvlink) {
        Arrays.fill(hops, UNREACHED);
        hops[destination] = 0;
        latencyPs[destination] = 0;
        packetPs[destination] = 0;
        open[0] = destination;
        int filled = 1;
        for (int next = 0; next < filled; next++) {
            int device = open[next];
            if (device == destination || table.forwards[device]) {
                filled = reachBack(device, device == destination ? 0 : table.passingPs[device], overNvlink, filled);
            }
        }
    }

    /** Links are the same in both directions, so the way back is the way there. */
    private int reachBack(int device, long passingPs, boolean overNvlink, int filled) {
        for (int link = table.first[device]; link < table.first[device + 1]; link++) {
            if (table.nvlink[link] == overNvlink) {
                int behind = table.peer[link];
                long throughPs = latencyPs[device] + passingPs + table.latencyPs[link];
                if (hops[behind] == UNREACHED) {
                    open[filled++] = behind;
                    hops[behind] = hops[device] + 1;
                    latencyPs[behind] = Long.MAX_VALUE;
                }
                if (hops[behind] == hops[device] + 1 && throughPs < latencyPs[behind]) {
                    latencyPs[behind] = throughPs;
                    packetPs[behind] = packetPs[device] + table.packetPs[link];
                }
            }
        }
        return filled;
    }
}
