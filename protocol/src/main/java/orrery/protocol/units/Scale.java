package orrery.protocol.units;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The unit names of one quantity and what each is worth in its base unit; reads and prints them exactly. */
final class Scale {
    static final long PICOS_PER_SECOND = 1_000_000_000_000L;
    private static final Pattern TEXT = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?)\\s*(\\S+)\\s*");

    private final String quantity;
    private final Map<String, Long> worth = new LinkedHashMap<>();

    private Scale(String quantity) {
        this.quantity = quantity;
    }

    static Scale of(String quantity) {
        return new Scale(quantity);
    }

    Scale with(String unit, long worthInBase) {
        worth.put(unit, worthInBase);
        return this;
    }

    /** Reads a number and a unit; the value must be whole in the base unit and fit a {@code long}. */
    long parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches() || !worth.containsKey(matcher.group(2))) {
            throw new UnitProblem(
                    text, "a number and a unit of " + quantity + ": " + String.join(", ", worth.keySet()));
        }
        var inBase = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(worth.get(matcher.group(2))));
        try {
            return inBase.longValueExact();
        } catch (ArithmeticException tooFineOrTooLarge) {
            var base = worth.keySet().iterator().next();
            throw new UnitProblem(
                    text, "a " + quantity + " that is a whole number of " + base + " up to " + Long.MAX_VALUE);
        }
    }

    /** Prints in the largest of the given units that leaves at least 1, with four significant digits. */
    String print(long inBase, String... ascendingUnits) {
        var unit = ascendingUnits[0];
        for (var candidate : ascendingUnits) {
            if (inBase >= worth.get(candidate)) {
                unit = candidate;
            }
        }
        var value = inBase / (double) worth.get(unit);
        var digits = value >= 1000 || worth.get(unit) == 1 ? 0 : value >= 100 ? 1 : value >= 10 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + digits + "f %s", value, unit);
    }
}
