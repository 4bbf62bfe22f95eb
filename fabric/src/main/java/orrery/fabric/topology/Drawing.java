package orrery.fabric.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Part;
import orrery.fabric.topology.Row.Groups;

/**
 * A topology being drawn: rows of parts, then wires between them, then {@link #seal}.
 *
 * <p>A device's ports are numbered in the order in which its wires are drawn, so a plane is wired by drawing the switches
 * of a row in order. Rows and wires are kept as the few lines that were drawn; devices and links take room only when the
 * drawing is sealed, and {@link #size} tells beforehand how much.
 */
public final class Drawing implements Place {
    /** Rack of what stands in no numbered rack: a machine of its own, or the gear between racks. */
    public static final int NO_RACK = -1;

    private static final int MOST_DEVICES = 1 << 30;
    private static final int MOST_WIRES = (1 << 30) - 8; // two links each, numbered by an int

    private final String name;
    private final List<Roster.Line> rows = new ArrayList<>();
    private final List<Wiring> wirings = new ArrayList<>();
    private final List<RouteLine> routes = new ArrayList<>();
    private Optional<Grid> grid = Optional.empty();
    private long devices;
    private long wires;

    public Drawing(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    @Override
    public Row row(String name, int count, Part part) {
        return add(name, count, part, NO_RACK, true);
    }

    @Override
    public Row one(String name, Part part) {
        return add(name, 1, part, NO_RACK, false);
    }

    public Rack rack(int number) {
        return new Rack(number);
    }

    /** A rack of the drawing: its devices are called {@code rack3/gpu17}. */
    public final class Rack implements Place {
        private final int number;

        private Rack(int number) {
            this.number = number;
        }

        @Override
        public Row row(String name, int count, Part part) {
            return add("rack" + number + "/" + name, count, part, number, true);
        }

        @Override
        public Row one(String name, Part part) {
            return add("rack" + number + "/" + name, 1, part, number, false);
        }
    }

    /** One device under a full name of its own, in a rack or in {@link #NO_RACK}. */
    Row device(String name, Part part, int rack) {
        return add(name, 1, part, rack, false);
    }

    private Row add(String name, int count, Part part, int rack, boolean numbered) {
        if (part == null) {
            throw new TopologyProblem("row \"" + name + "\" of " + this.name + " has no part");
        }
        if (count < 1 || devices + count > MOST_DEVICES) {
            throw new TopologyProblem("row \"" + name + "\" of " + this.name + " has " + count
                    + " devices, allowed: 1 to " + (MOST_DEVICES - devices) + "; draw fewer devices");
        }
        var row = new Row(name, (int) devices, count);
        rows.add(new Roster.Line(row, part, rack, numbered));
        devices += count;
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
        int left = from.count();
        int right = to.count();
        if (left != right && left != 1 && right != 1) {
            throw new TopologyProblem(
                    name + ": " + left + " groups cannot be paired with " + right + " over " + medium.name());
        }
        if (parallel < 1) {
            throw new TopologyProblem(name + ": " + parallel + " parallel wires, allowed: at least 1");
        }
        add(new Wiring.Pairing(from, parallel, medium, to));
    }

    /** Wires a row as a torus: dimension by dimension, each device with the next, the last with the first. */
    public void torus(Row row, List<Integer> extents, Medium medium) {
        int stride = 1;
        for (int extent : extents) {
            add(new Wiring.Ring(row, stride, extent, medium));
            stride = Math.multiplyExact(stride, extent);
        }
        if (stride != row.count()) {
            throw new TopologyProblem(
                    name + ": a torus of " + extents + " has " + stride + " places, found " + row.count() + " devices");
        }
        grid = Optional.of(new Grid(row, extents));
    }

    private void add(Wiring wiring) {
        if (wiring.wires() > MOST_WIRES - wires) {
            throw new TopologyProblem(name + " needs " + wiring.wires() + " more wires of "
                    + wiring.medium().name() + ", allowed: " + MOST_WIRES + " wires in all; draw fewer devices");
        }
        wirings.add(wiring);
        wires += wiring.wires();
    }

    /** A hop that is prescribed instead of worked out. */
    void route(RouteLine line) {
        routes.add(line);
    }

    /** How large the sealed topology will be. */
    public TopologySize size() {
        return TopologySize.of(devices, wires, rows.size(), wirings.size());
    }

    /**
     * Asks, before they are drawn, whether so many more wires fit: where every device has a line of its own, even the
     * drawing takes much.
     *
     * @throws TopologyProblem with the estimate when the topology would not fit into the heap
     */
    public void requireRoom(long moreWires, long moreLines) {
        TopologySize.of(devices, wires + moreWires, rows.size(), wirings.size() + moreLines)
                .requireRoom(name);
    }

    /**
     * Checks the drawing and packs it.
     *
     * @throws TopologyProblem when it would not fit into the heap, two devices cannot reach each other, a device has no
     *     wire, a switch chip has more wires than ports or wires of another network, a device is wired to itself, or two
     *     devices share a name
     */
    public Topology seal() {
        size().requireRoom(name);
        var topology =
                new Topology(name, new Roster(rows), Cabling.of((int) devices, (int) wires, wirings), grid, routes);
        Soundness.check(topology);
        return topology;
    }
}
