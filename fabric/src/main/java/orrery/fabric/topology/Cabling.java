package orrery.fabric.topology;

import java.util.ArrayList;
import java.util.List;
import orrery.fabric.catalogue.Medium;

/**
 * Every link in arrays, 7 bytes each.
 *
 * @param firstLink (devices + 1) the number of the link that leaves port 0
 * @param peer (links) the device at the other end
 * @param peerPort (links) the port at the other end
 * @param medium (links) index in {@code media}
 */
record Cabling(int[] firstLink, int[] peer, short[] peerPort, byte[] medium, Medium[] media) {

    static Cabling of(int devices, int wires, List<Wiring> wirings) {
        var media =
                new ArrayList<>(wirings.stream().map(Wiring::medium).distinct().toList());
        var firstLink = firstLinks(devices, wirings);
        requireNarrow(firstLink, media.size());
        var cabling = new Cabling(
                firstLink, new int[2 * wires], new short[2 * wires], new byte[2 * wires], media.toArray(Medium[]::new));
        var next = firstLink.clone();
        for (var wiring : wirings) {
            byte medium = (byte) media.indexOf(wiring.medium());
            wiring.each((a, b) -> cabling.attach(a, next[a]++, b, next[b]++, medium));
        }
        return cabling;
    }

    private static int[] firstLinks(int devices, List<Wiring> wirings) {
        var first = new int[devices + 1];
        wirings.forEach(wiring -> wiring.each((a, b) -> {
            first[a + 1]++;
            first[b + 1]++;
        }));
        for (int device = 0; device < devices; device++) {
            first[device + 1] += first[device];
        }
        return first;
    }

    private static void requireNarrow(int[] firstLink, int media) {
        int most = 0;
        for (int device = 0; device < firstLink.length - 1; device++) {
            most = Math.max(most, firstLink[device + 1] - firstLink[device]);
        }
        if (most > Short.MAX_VALUE || media > Byte.MAX_VALUE) {
            throw new TopologyProblem("a topology holds at most " + Short.MAX_VALUE + " wires at a device and "
                    + Byte.MAX_VALUE + " media, found " + most + " and " + media);
        }
    }

    private void attach(int a, int out, int b, int back, byte over) {
        peer[out] = b;
        peer[back] = a;
        peerPort[out] = (short) (back - firstLink[b]);
        peerPort[back] = (short) (out - firstLink[a]);
        medium[out] = medium[back] = over;
    }
}
