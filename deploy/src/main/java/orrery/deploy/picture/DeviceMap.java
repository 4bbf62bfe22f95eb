package orrery.deploy.picture;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import orrery.deploy.picture.MapLayout.Block;
import orrery.deploy.picture.MapLayout.Field;
import orrery.fabric.topology.Topology;

/**
 * Every device of a topology as a cell, and the links between two boxes of like devices as one line, to be coloured by a page.
 *
 * <pre>
 *   ┌ outside of racks ────────────┐
 *   │ spine ▪▪▪▪▪▪▪▪               │
 *   └─────╲─────────────────╲──────┘
 *   ┌ rack 0 ──────┐    ┌ rack 1 ──────┐
 *   │ nvswitch ▪▪▪ ├╮   │ nvswitch ▪▪▪ ├╮
 *   │ gpu ▪▪▪▪▪▪▪▪ ├╯   │ gpu ▪▪▪▪▪▪▪▪ ├╯
 *   └──────────────┘    └──────────────┘
 * </pre>
 *
 * <p>The page has the colours: cells are of the class {@code cell} and of their kind, with the id {@code d} and the number of
 * the device; lines of the class {@code strand}, with the id {@code s} and their number. How busy each is stands in the CSS
 * variable {@code --heat} in percent.
 */
public final class DeviceMap {
    private static final int MOST_DEVICES = 4096;
    private static final int MOST_STRANDS = 2048;
    private static final double THICKEST = 6;

    private final Topology topology;
    private final Boxes boxes;
    private final List<Strand> strands;
    private final Map<Strand, Integer> numbers = new HashMap<>();

    private DeviceMap(Topology topology) {
        this.topology = topology;
        boxes = new Boxes(topology);
        strands = List.copyOf(boxes.strands.keySet());
        strands.forEach(strand -> numbers.put(strand, numbers.size()));
    }

    /** Nothing where there are too many devices, or racks wired to each other, to tell apart in one picture. */
    public static Optional<DeviceMap> of(Topology topology) {
        return topology.devices() > MOST_DEVICES
                ? Optional.empty()
                : Optional.of(new DeviceMap(topology)).filter(map -> map.strands() <= MOST_STRANDS);
    }

    /** How many lines there are. */
    public int strands() {
        return strands.size();
    }

    /** Of the link that leaves a device by a port: twice the number of its line, plus 1 where it leads down. */
    public int direction(int device, int port) {
        int down = boxes.isUpper(device, topology.peer(device, port)) ? 1 : 0;
        return 2 * numbers.get(boxes.strand(device, port)) + down;
    }

    /**
     * Valid XML, the same for the same topology and heat.
     *
     * @param ofDevice percent, by device
     * @param ofStrand percent, by line
     */
    public String svg(IntUnaryOperator ofDevice, IntUnaryOperator ofStrand) {
        var layout = new MapLayout(boxes);
        var svg = new Svg(MapLayout.WIDTH, layout.height());
        layout.blocks().forEach(block -> block(svg, block));
        for (int strand = 0; strand < strands.size(); strand++) {
            strand(svg, layout, strand, ofStrand.applyAsInt(strand));
        }
        labels(svg, layout);
        cells(svg, layout, ofDevice);
        return svg.end();
    }

    private void block(Svg svg, Block block) {
        svg.shape(
                "rect",
                "class",
                "block",
                "x",
                block.x(),
                "y",
                block.y(),
                "width",
                block.width(),
                "height",
                block.height(),
                "rx",
                8);
        var words = block.isFloor()
                ? (boxes.racks().isEmpty() ? "" : "outside of " + boxes.groupWord + "s")
                : boxes.groupWord + " " + block.rack();
        svg.words(words, "class", "faint", "x", block.x() + MapLayout.PADDING, "y", block.y() + 14, "font-size", 11);
    }

    private void labels(Svg svg, MapLayout layout) {
        layout.fields().forEach((box, field) -> {
            var content = boxes.boxes.get(box);
            var word = content.word().isEmpty()
                    ? box.part().name()
                    : content.word() + ", " + box.part().name();
            var words = Picture.shortened(Picture.grouped(content.count()) + " × " + word, field.width() / 6);
            svg.words(words, "class", "ink", "x", field.x(), "y", field.y() + 11, "font-size", 11);
        });
    }

    private void cells(Svg svg, MapLayout layout, IntUnaryOperator ofDevice) {
        var placed = new HashMap<Box, Integer>();
        for (int device = 0; device < topology.devices(); device++) {
            int place = placed.merge(boxes.box(device), 1, Integer::sum) - 1;
            var field = layout.fields().get(boxes.box(device));
            svg.open(
                    "rect",
                    "id",
                    "d" + device,
                    "class",
                    "cell " + kind(device),
                    "style",
                    "--heat:" + ofDevice.applyAsInt(device),
                    "x",
                    field.x() + place % field.toLine() * MapLayout.PITCH,
                    "y",
                    field.y() + MapLayout.LABEL + place / field.toLine() * MapLayout.PITCH,
                    "width",
                    MapLayout.CELL,
                    "height",
                    MapLayout.CELL);
            svg.title(topology.name(device));
            svg.close();
        }
    }

    private String kind(int device) {
        var kind = topology.kind(device);
        return kind.isSwitch() ? "switch" : kind.name().toLowerCase(Locale.ROOT);
    }

    private void strand(Svg svg, MapLayout layout, int number, int heat) {
        var strand = strands.get(number);
        var from = layout.fields().get(strand.from());
        var to = layout.fields().get(strand.to());
        long links = boxes.strands.get(strand);
        svg.open(
                "path",
                "id",
                "s" + number,
                "class",
                "strand",
                "style",
                "--heat:" + heat,
                "d",
                from.y() <= to.y() ? path(from, to) : path(to, from),
                "stroke-width",
                Math.min(THICKEST, 1.5 + Math.log10(links)));
        svg.title(name(strand.from()) + " – " + name(strand.to()) + ", " + Picture.grouped(links) + " × "
                + strand.medium().name());
        svg.close();
    }

    private String name(Box box) {
        var word = boxes.boxes.get(box).word();
        var place = box.rack() < 0 ? "" : boxes.groupWord + " " + box.rack() + " ";
        return place + (word.isEmpty() ? box.part().name() : word);
    }

    /** Where a line leaves a box, and which way it goes there. */
    private record End(int x, int y, int towardsX, int towardsY) {
        static End of(Field field, Field other, int down) {
            if (field.block().isFloor()) {
                int x = Math.clamp(other.block().x(), field.x() + 8, field.x() + field.width() - 8);
                int y = down > 0 ? field.y() + field.height() : field.y();
                return new End(x, y, x, y + 60 * down);
            }
            int x = field.block().x();
            return new End(x, field.middleY(), x - 24, field.middleY() + 24 * down);
        }

        static End beside(Field field, int rise, int out) {
            int x = field.block().x() + field.block().width();
            return new End(x, field.middleY() + rise, x + out, field.middleY() + rise);
        }
    }

    /** Beside the block that both are in; from block to block otherwise. */
    private static String path(Field upper, Field lower) {
        if (!upper.block().equals(lower.block())) {
            return curve(End.of(upper, lower, 1), End.of(lower, upper, -1));
        }
        int rise = upper.equals(lower) ? upper.height() / 4 : 0;
        int out = Math.min(50, 14 + (lower.middleY() - upper.middleY()) / 4);
        return curve(End.beside(upper, -rise, out), End.beside(lower, rise, out));
    }

    private static String curve(End from, End to) {
        return "M" + from.x + " " + from.y + "C" + from.towardsX + " " + from.towardsY + " " + to.towardsX + " "
                + to.towardsY + " " + to.x + " " + to.y;
    }
}
