package orrery.deploy.picture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;

/**
 * Which column each device stands in: its rack; or, where there are no racks but LPUs that are wired to each other, its
 * tray, which is whom it reaches over the widest medium alone.
 *
 * @param word what a column is called
 * @param of (devices) number of the column, or {@link Drawing#NO_RACK}
 */
record Groups(String word, int[] of) {

    static Groups of(Topology topology) {
        var racks = IntStream.range(0, topology.devices()).map(topology::rack).toArray();
        boolean hasRacks = Arrays.stream(racks).anyMatch(rack -> rack != Drawing.NO_RACK);
        var widest = hasRacks ? Optional.<Medium>empty() : widest(topology);
        return widest.map(medium -> new Groups("tray", trays(topology, medium)))
                .orElseGet(() -> new Groups("rack", racks));
    }

    /** Of several media between LPUs; nothing where all of them are the same. */
    private static Optional<Medium> widest(Topology topology) {
        var media = IntStream.range(0, topology.devices())
                .filter(device -> topology.kind(device) == DeviceKind.LPU)
                .boxed()
                .flatMap(device ->
                        IntStream.range(0, topology.ports(device)).mapToObj(port -> topology.medium(device, port)))
                .filter(medium -> medium.kind() == Medium.Kind.LPU_LINK)
                .distinct()
                .toList();
        return media.size() < 2 ? Optional.empty() : media.stream().max(Comparator.comparing(Medium::bandwidth));
    }

    private static int[] trays(Topology topology, Medium within) {
        var tray = new int[topology.devices()];
        Arrays.fill(tray, Drawing.NO_RACK);
        int trays = 0;
        for (int first = 0; first < tray.length; first++) {
            if (tray[first] == Drawing.NO_RACK && topology.kind(first) == DeviceKind.LPU) {
                fill(topology, within, tray, first, trays++);
            }
        }
        return tray;
    }

    private static void fill(Topology topology, Medium within, int[] tray, int first, int number) {
        var open = new int[tray.length];
        int filled = 1;
        open[0] = first;
        tray[first] = number;
        for (int next = 0; next < filled; next++) {
            for (int port = 0; port < topology.ports(open[next]); port++) {
                int peer = topology.peer(open[next], port);
                if (tray[peer] == Drawing.NO_RACK
                        && topology.medium(open[next], port).equals(within)) {
                    tray[peer] = number;
                    open[filled++] = peer;
                }
            }
        }
    }
}
