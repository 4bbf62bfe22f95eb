package orrery.deploy.picture;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;

/** The boxes of a topology with what is in them, and the strands between them. */
final class Boxes {
    /** What a box holds: how many devices, and what their names begin with where that is one word. */
    record Content(long count, String word) {
        Content with(String other) {
            return new Content(count + 1, word.equals(other) ? word : "");
        }
    }

    final SequencedMap<Box, Content> boxes = new LinkedHashMap<>();
    final SequencedMap<Strand, Long> strands = new LinkedHashMap<>(); // links in each
    final SequencedMap<Medium, Long> media = new LinkedHashMap<>(); // links of each, of the whole topology

    final String groupWord;

    private final Topology topology;
    private final Box[] boxOf; // (devices)
    private final Map<Medium, Medium> singles = new IdentityHashMap<>();

    Boxes(Topology topology) {
        this.topology = topology;
        var tiers = Tiers.of(topology);
        var groups = Groups.of(topology);
        groupWord = groups.word();
        boxOf = new Box[topology.devices()];
        for (int device = 0; device < boxOf.length; device++) {
            boxOf[device] = new Box(tiers[device], groups.of()[device], topology.part(device));
            var word = word(topology.name(device));
            boxes.merge(boxOf[device], new Content(1, word), (before, _) -> before.with(word));
        }
        IntStream.range(0, boxOf.length).forEach(this::gather);
    }

    private void gather(int device) {
        for (int port = 0; port < topology.ports(device); port++) {
            if (device < topology.peer(device, port)) {
                var wire = topology.medium(device, port);
                strands.merge(strand(device, port), (long) wire.links(), Long::sum);
                media.merge(single(wire), (long) wire.links(), Long::sum);
            }
        }
    }

    private Medium single(Medium wire) {
        return singles.computeIfAbsent(wire, Medium::single);
    }

    /** That the wire at a port is of, whichever of its ends is meant. */
    Strand strand(int device, int port) {
        int peer = topology.peer(device, port);
        var medium = single(topology.medium(device, port));
        return isUpper(device, peer)
                ? new Strand(boxOf[device], boxOf[peer], medium)
                : new Strand(boxOf[peer], boxOf[device], medium);
    }

    /** Of the two ends of a wire; of those on one tier the first is. */
    boolean isUpper(int device, int peer) {
        int tier = boxOf[device].tier();
        return tier > boxOf[peer].tier() || tier == boxOf[peer].tier() && device < peer;
    }

    Box box(int device) {
        return boxOf[device];
    }

    /** {@code gpu} of {@code rack3/gpu17}. */
    private static String word(String name) {
        return name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\d+$", "");
    }

    /** Numbered racks, ascending. */
    List<Integer> racks() {
        return boxes.keySet().stream()
                .map(Box::rack)
                .filter(rack -> rack != Drawing.NO_RACK)
                .distinct()
                .sorted()
                .toList();
    }

    /** Of the racks asked for, from the top of the picture to its bottom. */
    Stream<Integer> tiers(IntPredicate isRack) {
        return boxes.keySet().stream()
                .filter(box -> isRack.test(box.rack()))
                .map(Box::tier)
                .distinct()
                .sorted(Comparator.reverseOrder());
    }

    List<Box> at(int tier, int rack) {
        return boxes.keySet().stream()
                .filter(box -> box.tier() == tier && box.rack() == rack)
                .toList();
    }
}
