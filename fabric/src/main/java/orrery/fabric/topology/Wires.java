package orrery.fabric.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import orrery.fabric.catalogue.Medium;

/** The wires of a drawing in the order drawn, in growing arrays: a large topology has tens of thousands. */
final class Wires {
    private static final int FIRST_CAPACITY = 256;

    private int count;
    private int[] from = new int[FIRST_CAPACITY];
    private int[] to = new int[FIRST_CAPACITY];
    private short[] medium = new short[FIRST_CAPACITY];
    private final List<Medium> media = new ArrayList<>();

    void add(int a, Medium over, int b) {
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
            medium = Arrays.copyOf(medium, 2 * count);
        }
        from[count] = a;
        to[count] = b;
        medium[count] = (short) indexOf(over);
        count++;
    }

    private int indexOf(Medium over) {
        int index = media.indexOf(over);
        if (index >= 0) {
            return index;
        }
        media.add(over);
        return media.size() - 1;
    }

    int count() {
        return count;
    }

    int from(int wire) {
        return from[wire];
    }

    int to(int wire) {
        return to[wire];
    }

    short medium(int wire) {
        return medium[wire];
    }

    Medium[] media() {
        return media.toArray(Medium[]::new);
    }
}
