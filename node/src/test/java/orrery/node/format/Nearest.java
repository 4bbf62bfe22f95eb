package orrery.node.format;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Rounding by looking through all numbers of a type, exactly: to the nearest, and of two as near to the even code. */
final class Nearest {
    private final TreeMap<BigDecimal, Integer> codes = new TreeMap<>();

    /** Adds a finite number, not negative. */
    void add(int code, double value) {
        codes.put(new BigDecimal(value), code);
    }

    /** The code of the nearest number to {@code value}, which is finite and not negative; the last one at most. */
    int code(double value) {
        var exact = new BigDecimal(value);
        var below = codes.floorEntry(exact);
        var above = codes.ceilingEntry(exact);
        if (above == null) {
            return below.getValue();
        }
        int nearer = exact.subtract(below.getKey()).compareTo(above.getKey().subtract(exact));
        if (nearer == 0) {
            return even(below, above);
        }
        return nearer < 0 ? below.getValue() : above.getValue();
    }

    private static int even(Map.Entry<?, Integer> below, Map.Entry<?, Integer> above) {
        return below.getValue() % 2 == 0 ? below.getValue() : above.getValue();
    }
}
