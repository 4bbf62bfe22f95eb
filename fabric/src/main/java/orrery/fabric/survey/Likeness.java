package orrery.fabric.survey;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.topology.Topology;

/**
 * Classes of endpoints that look alike: same part, and neighbours that look alike (colour refinement, Weisfeiler and Leman).
 * In a regular shape alike means interchangeable; elsewhere it is a good guess, which {@link Reach} puts to the test.
 */
final class Likeness {
    private static final int ROUNDS_MOST = 32;

    private Likeness() {}

    /** Endpoints of each class in device order; classes in the order of their first endpoint. */
    static List<int[]> classes(Topology topology, LinkTable table, int[] endpoints) {
        var colours = firstColours(topology, endpoints);
        long distinct = count(colours);
        for (int round = 0; round < ROUNDS_MOST; round++) {
            colours = refined(table, colours);
            long now = count(colours);
            if (now == distinct) {
                break;
            }
            distinct = now;
        }
        return grouped(colours, endpoints);
    }

    /** Zero marks what is left out, so that CPUs and wires to them make no difference. */
    private static long[] firstColours(Topology topology, int[] endpoints) {
        return IntStream.range(0, topology.devices())
                .mapToLong(device -> LinkTable.isLeftOut(topology, device, endpoints)
                        ? 0
                        : mix(topology.part(device).name().hashCode() | 1L << 40))
                .toArray();
    }

    private static long[] refined(LinkTable table, long[] colours) {
        var finer = new long[colours.length];
        for (int device = 0; device < colours.length; device++) {
            if (colours[device] != 0) {
                long around = 0;
                for (int link = table.first[device]; link < table.first[device + 1]; link++) {
                    long peer = colours[table.peer[link]];
                    around += peer == 0 ? 0 : mix(peer ^ mix(table.latencyPs[link] + (table.packetPs[link] << 32)));
                }
                finer[device] = mix(colours[device] + 31 * mix(around)) | 1;
            }
        }
        return finer;
    }

    private static long count(long[] colours) {
        return Arrays.stream(colours).distinct().count();
    }

    private static List<int[]> grouped(long[] colours, int[] endpoints) {
        var groups = new LinkedHashMap<Long, IntStream.Builder>();
        for (int endpoint : endpoints) {
            groups.computeIfAbsent(colours[endpoint], _ -> IntStream.builder()).add(endpoint);
        }
        return groups.values().stream().map(group -> group.build().toArray()).toList();
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
