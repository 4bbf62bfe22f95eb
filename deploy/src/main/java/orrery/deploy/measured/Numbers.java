package orrery.deploy.measured;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Figures as files write them. */
final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]{1,3})?");
    private static final int LONGEST = 40;

    private Numbers() {}

    /**
     * A time or a bandwidth; 0 is what is printed where nothing can be said, for example of the bandwidth of nothing.
     *
     * @throws NumberFormatException where it is no finite number, or below 0
     */
    static OptionalDouble positive(String text) {
        if (text.length() > LONGEST || !DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException(text);
        }
        var value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new NumberFormatException(text);
        }
        return value == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
