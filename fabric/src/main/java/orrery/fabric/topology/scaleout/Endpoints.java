package orrery.fabric.topology.scaleout;

import java.util.List;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Row;
import orrery.fabric.topology.Row.Groups;

/**
 * The adapters that a fabric joins, numbered through all rows.
 *
 * @param rows of equal length, one a rack
 * @param rails adapters of a server: adapter {@code i} is on rail {@code i % rails}
 */
record Endpoints(List<Row> rows, int rails) {
    Endpoints {
        rows = List.copyOf(rows);
    }

    int count() {
        return rows.size() * rows.getFirst().count();
    }

    /** Wires {@code count} adapters from {@code first} on, every {@code stride}-th, with one switch. */
    void wire(Drawing draw, int first, int stride, int count, Medium medium, Groups to) {
        int inRow = rows.getFirst().count();
        int left = count;
        int at = first;
        while (left > 0) {
            int some = Math.min(left, Math.ceilDiv(inRow - at % inRow, stride));
            draw.wire(rows.get(at / inRow).every(stride, at % inRow, some), medium, to);
            at += some * stride;
            left -= some;
        }
    }

    /** Spreads all adapters over the switches of a row as evenly as whole numbers allow, neighbours together. */
    void spread(Drawing draw, Medium medium, Row leaf) {
        for (int i = 0; i < leaf.count(); i++) {
            int first = (int) ((long) count() * i / leaf.count());
            int end = (int) ((long) count() * (i + 1) / leaf.count());
            wire(draw, first, 1, end - first, medium, leaf.only(i));
        }
    }
}
