package orrery.deploy.picture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import orrery.fabric.topology.Drawing;

/**
 * Where every box of a {@link DeviceMap} stands, in SVG user units.
 *
 * <pre>
 *   block: what stands in no rack, at the devices that compute or above
 *   block: rack 0   block: rack 1   …       as many beside each other as there is room for
 *   block: what stands in no rack, below them
 * </pre>
 */
final class MapLayout {
    static final int WIDTH = 1180;
    static final int PITCH = 14; // from one cell to the next
    static final int CELL = 12;
    static final int LABEL = 16; // above the cells of a box
    static final int HEADER = 20; // above the boxes of a block
    static final int PADDING = 10;
    private static final int LEFT = 28; // where lines reach a block from others
    private static final int ARCS = 56; // to the right of a block, where lines stay beside it
    private static final int GAP = 12; // between boxes
    private static final int BETWEEN = 34; // between lines of blocks
    private static final int NARROWEST = 8; // cells
    private static final int NARROWEST_FLOOR = 18; // room for names
    private static final int WIDEST = 48;
    private static final int FLOOR = (WIDTH - LEFT - ARCS - 2 * PADDING) / PITCH;

    /** What stands together; a block of what is in no rack is the floor. */
    record Block(int rack, int x, int y, int width, int height) {
        boolean isFloor() {
            return rack == Drawing.NO_RACK;
        }
    }

    /** The cells of a box, of a block, some to a line. */
    record Field(Block block, int x, int y, int width, int height, int toLine) {
        int middleX() {
            return x + width / 2;
        }

        int middleY() {
            return y + height / 2;
        }
    }

    private final Boxes boxes;
    private final SequencedMap<Box, Field> fields = new LinkedHashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private int y;

    MapLayout(Boxes boxes) {
        this.boxes = boxes;
        boolean hasRacks = !boxes.racks().isEmpty();
        floor(box -> !hasRacks || box.tier() >= 0);
        racks();
        floor(box -> hasRacks && box.tier() < 0);
    }

    private void floor(Predicate<Box> isMeant) {
        var meant = in(Drawing.NO_RACK).stream().filter(isMeant).toList();
        if (!meant.isEmpty()) {
            add(meant, Drawing.NO_RACK, LEFT, Math.clamp(largest(meant), NARROWEST_FLOOR, FLOOR));
            y += blocks.getLast().height() + BETWEEN;
        }
    }

    private void racks() {
        var largest =
                boxes.racks().stream().mapToLong(rack -> largest(in(rack))).max();
        if (largest.isEmpty()) {
            return;
        }
        int toLine = (int) Math.clamp(Math.ceil(Math.sqrt(3.0 * largest.getAsLong())), NARROWEST, WIDEST);
        int x = LEFT;
        int highest = 0;
        for (int rack : boxes.racks()) {
            if (x + width(toLine) + ARCS > WIDTH + LEFT) {
                y += highest + BETWEEN;
                x = LEFT;
                highest = 0;
            }
            add(in(rack), rack, x, toLine);
            highest = Math.max(highest, blocks.getLast().height());
            x += width(toLine) + ARCS;
        }
        y += highest + BETWEEN;
    }

    private List<Box> in(int rack) {
        return boxes.tiers(one -> one == rack)
                .flatMap(tier -> boxes.at(tier, rack).stream())
                .toList();
    }

    private long largest(Collection<Box> some) {
        return some.stream()
                .mapToLong(box -> boxes.boxes.get(box).count())
                .max()
                .orElse(0);
    }

    private static int width(int toLine) {
        return toLine * PITCH + 2 * PADDING;
    }

    private void add(List<Box> some, int rack, int x, int toLine) {
        int height = HEADER
                + some.stream().mapToInt(box -> height(box, toLine) + GAP).sum();
        var block = new Block(rack, x, y, width(toLine), height);
        blocks.add(block);
        int top = y + HEADER;
        for (var box : some) {
            int high = height(box, toLine);
            fields.put(box, new Field(block, x + PADDING, top, toLine * PITCH, high, toLine));
            top += high + GAP;
        }
    }

    private int height(Box box, int toLine) {
        return LABEL + (int) Math.ceilDiv(boxes.boxes.get(box).count(), (long) toLine) * PITCH;
    }

    List<Block> blocks() {
        return blocks;
    }

    Map<Box, Field> fields() {
        return fields;
    }

    int height() {
        return y - BETWEEN + 2;
    }
}
