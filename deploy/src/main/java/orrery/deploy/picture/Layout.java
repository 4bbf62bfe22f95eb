package orrery.deploy.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orrery.fabric.topology.Drawing;

/**
 * Where every box of the picture stands, in SVG user units.
 *
 * <pre>
 *   what stands in no rack, at the devices that compute or above
 *   rack 0 | rack 1 | … | rack 7
 *   what stands in no rack, below them
 * </pre>
 */
final class Layout {
    static final int BOX_WIDTH = 204;
    static final int BOX_HEIGHT = 58;
    static final int MARGIN = 32;
    private static final int TITLE = 76;
    private static final int GAP = 24;
    private static final int ROW = 140;
    private static final int PADDING = 22;
    private static final int RACKS_DRAWN_ALL = 4;

    /** Upper left corner. */
    record Spot(int x, int y) {}

    /** A drawn rack, or the gap that stands for {@code leftOut} racks. */
    record Column(int rack, int leftOut, int x, int width) {}

    /** One row of boxes: a tier within the racks, or of what stands in none. */
    private record Line(int tier, boolean isFloor) {}

    private final Boxes boxes;
    private final List<Line> lines;
    private final Map<Box, Spot> spots = new HashMap<>();
    private final List<Column> columns = new ArrayList<>();
    private final int width;

    Layout(Boxes boxes) {
        this.boxes = boxes;
        lines = Stream.of(
                        floor(true),
                        boxes.tiers(rack -> rack != Drawing.NO_RACK).map(tier -> new Line(tier, false)),
                        floor(false))
                .flatMap(part -> part)
                .toList();
        int racksEnd = arrangeColumns();
        width = Math.max(racksEnd, widest(Drawing.NO_RACK) + 2 * MARGIN);
        place();
    }

    private Stream<Line> floor(boolean above) {
        return boxes.tiers(rack -> rack == Drawing.NO_RACK)
                .filter(tier -> tier >= 0 == above)
                .map(tier -> new Line(tier, true));
    }

    /** Of many racks the first two and the last. */
    private int arrangeColumns() {
        var racks = boxes.racks();
        boolean all = racks.size() <= RACKS_DRAWN_ALL;
        int x = MARGIN;
        for (int i = 0; i < racks.size(); i++) {
            if (all || i < 2 || i == racks.size() - 1) {
                columns.add(new Column(racks.get(i), 0, x, widest(racks.get(i)) + 2 * PADDING));
            } else if (i == 2) {
                columns.add(new Column(Drawing.NO_RACK, racks.size() - 3, x, BOX_WIDTH / 2));
            } else {
                continue;
            }
            x += columns.getLast().width() + GAP;
        }
        return columns.isEmpty() ? 0 : x - GAP + MARGIN;
    }

    private int widest(int rack) {
        int most = lines.stream()
                .mapToInt(line -> boxes.at(line.tier(), rack).size())
                .max()
                .orElse(0);
        return Math.max(0, most * (BOX_WIDTH + GAP) - GAP);
    }

    private void place() {
        for (int row = 0; row < lines.size(); row++) {
            var line = lines.get(row);
            if (line.isFloor()) {
                centre(boxes.at(line.tier(), Drawing.NO_RACK), MARGIN, width - 2 * MARGIN, y(row));
                continue;
            }
            for (var column : columns) {
                if (column.leftOut() == 0) {
                    centre(boxes.at(line.tier(), column.rack()), column.x(), column.width(), y(row));
                }
            }
        }
    }

    private void centre(List<Box> row, int x, int wide, int y) {
        int at = x + (wide - (row.size() * (BOX_WIDTH + GAP) - GAP)) / 2;
        for (var box : row) {
            spots.put(box, new Spot(at, y));
            at += BOX_WIDTH + GAP;
        }
    }

    private static int y(int row) {
        return TITLE + PADDING + row * ROW;
    }

    /** Null for a box that is left out. */
    Spot spot(Box box) {
        return spots.get(box);
    }

    List<Column> columns() {
        return columns;
    }

    /** Upper edge of the racks. */
    int racksTop() {
        return y((int) lines.stream().takeWhile(Line::isFloor).count()) - PADDING;
    }

    int racksHeight() {
        return ((int) lines.stream().filter(line -> !line.isFloor()).count() - 1) * ROW + BOX_HEIGHT + 2 * PADDING;
    }

    int width() {
        return width;
    }

    /** Where the boxes end and the legend may begin. */
    int bottom() {
        return y(lines.size() - 1) + BOX_HEIGHT + 2 * PADDING;
    }
}
