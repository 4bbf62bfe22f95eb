package orrery.fabric.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Part;
import orrery.fabric.topology.Row.Groups;

/**
 * A topology being drawn: rows of parts, then wires between them, then {@link #seal}.
 *
 * <p>A device's ports are numbered in the order in which its wires are drawn, so a plane is wired by drawing the switches
 * of a row in order.
 */
public final class Drawing {
    /** Rack of what stands in no numbered rack: a machine of its own, or the gear between racks. */
    public static final int NO_RACK = -1;

    private static final int MOST_DEVICES = 1 << 17;
    private static final int MOST_WIRES = 1 << 23;

    record Device(String name, Part part, int rack) {}

    private final String name;
    private final List<Device> devices = new ArrayList<>();
    private final Wires wires = new Wires();

    public Drawing(String name) {
        this.name = name;
    }

    /** So many devices {@code name0, name1, …} in no rack. */
    public Row row(String name, int count, Part part) {
        return add(name, count, part, NO_RACK, true);
    }

    /** One device in no rack, called just by its name. */
    public Row one(String name, Part part) {
        return add(name, 1, part, NO_RACK, false);
    }

    public Rack rack(int number) {
        return new Rack(number);
    }

    /** A rack of the drawing: its devices are called {@code rack3/gpu17}. */
    public final class Rack {
        private final int number;

        private Rack(int number) {
            this.number = number;
        }

        public Row row(String name, int count, Part part) {
            return add("rack" + number + "/" + name, count, part, number, true);
        }

        public Row one(String name, Part part) {
            return add("rack" + number + "/" + name, 1, part, number, false);
        }
    }

    private Row add(String name, int count, Part part, int rack, boolean numbered) {
        if (part == null) {
            throw new TopologyProblem("row \"" + name + "\" of " + this.name + " has no part");
        }
        if (count < 1 || devices.size() + (long) count > MOST_DEVICES) {
            throw new TopologyProblem("row \"" + name + "\" of " + this.name + " needs 1 to "
                    + (MOST_DEVICES - devices.size()) + " devices, found " + count);
        }
        var row = new Row(name, devices.size(), count);
        IntStream.range(0, count).forEach(i -> devices.add(new Device(numbered ? name + i : name, part, rack)));
        return row;
    }

    /**
     * Wires every device of a group with every device of its counterpart. Groups pair off in order; a single group is the
     * counterpart of each group on the other side.
     */
    public void wire(Groups from, Medium medium, Groups to) {
        wire(from, 1, medium, to);
    }

    /** As {@link #wire(Groups, Medium, Groups)}, with several parallel wires, each on ports of its own. */
    public void wire(Groups from, int parallel, Medium medium, Groups to) {
        Objects.requireNonNull(medium, "medium");
        int left = from.spans().size();
        int right = to.spans().size();
        if (left != right && left != 1 && right != 1) {
            throw new TopologyProblem(
                    name + ": " + left + " groups cannot be paired with " + right + " over " + medium.name());
        }
        for (int pair = 0; pair < Math.max(left, right); pair++) {
            wire(from.at(pair), parallel, medium, to.at(pair));
        }
    }

    private void wire(Row.Span from, int parallel, Medium medium, Row.Span to) {
        if (parallel < 1 || wires.count() + (long) parallel * from.count() * to.count() > MOST_WIRES) {
            throw new TopologyProblem(name + ": " + parallel + " parallel wires between " + from.count() + " and "
                    + to.count() + " devices, allowed: at least 1, and " + MOST_WIRES + " wires in all");
        }
        for (int a = from.first(); a < from.first() + from.count(); a++) {
            for (int b = to.first(); b < to.first() + to.count(); b++) {
                for (int i = 0; i < parallel; i++) {
                    wires.add(a, medium, b);
                }
            }
        }
    }

    /**
     * Checks the drawing and packs it.
     *
     * @throws TopologyProblem when two devices cannot reach each other, a switch chip has more wires than ports or wires
     *     of another network, a device is wired to itself, or two devices share a name
     */
    public Topology seal() {
        var topology = new Topology(name, List.copyOf(devices), wires);
        Soundness.check(topology);
        return topology;
    }
}
