package orrery.fabric.topology;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Part;

/** Who is who: devices by number and by name. Names are put together when asked for, since a row has up to millions. */
final class Roster {
    record Line(Row row, Part part, int rack, boolean numbered) {}

    private final Line[] lines;
    private final DeviceKind[] kinds; // (lines)
    private final int[] lineOf; // (devices)
    private final Map<String, Line> numbered = new HashMap<>();
    private final Map<String, Line> single = new HashMap<>();

    Roster(List<Line> rows) {
        lines = rows.toArray(Line[]::new);
        kinds = rows.stream().map(line -> line.part().kind()).toArray(DeviceKind[]::new);
        lineOf = new int
                [rows.isEmpty()
                        ? 0
                        : rows.getLast().row().first() + rows.getLast().row().count()];
        for (int i = 0; i < lines.length; i++) {
            var row = lines[i].row();
            Arrays.fill(lineOf, row.first(), row.first() + row.count(), i);
            (lines[i].numbered() ? numbered : single).putIfAbsent(row.name(), lines[i]);
        }
    }

    int devices() {
        return lineOf.length;
    }

    DeviceKind kind(int device) {
        return kinds[lineOf[device]];
    }

    Part part(int device) {
        return lines[lineOf[device]].part();
    }

    int rack(int device) {
        return lines[lineOf[device]].rack();
    }

    String name(int device) {
        var line = lines[lineOf[device]];
        return line.numbered()
                ? line.row().name() + (device - line.row().first())
                : line.row().name();
    }

    /** The lowest device of that name. */
    OptionalInt find(String name) {
        int lowest = single.containsKey(name) ? single.get(name).row().first() : Integer.MAX_VALUE;
        for (int digits = 1; digits <= 9 && digits < name.length(); digits++) {
            int cut = name.length() - digits;
            if (!Character.isDigit(name.charAt(cut))) {
                break;
            }
            lowest = Math.min(lowest, numbered(name.substring(0, cut), name.substring(cut)));
        }
        return lowest == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(lowest);
    }

    private int numbered(String row, String digits) {
        var line = numbered.get(row);
        boolean leadingZero = digits.length() > 1 && digits.startsWith("0");
        int index = Integer.parseInt(digits);
        return line == null || leadingZero || index >= line.row().count()
                ? Integer.MAX_VALUE
                : line.row().first() + index;
    }
}
