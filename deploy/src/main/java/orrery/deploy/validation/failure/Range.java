package orrery.deploy.validation.failure;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was measured: a number, a range, or a bound.
 *
 * @param high infinite where only a lower bound is given
 */
record Range(double low, double high) {
    private static final String NUMBER = "(\\d{1,12}(?:\\.\\d{1,6})?(?:e\\d{1,2})?)";
    private static final Pattern ONE = Pattern.compile(NUMBER);
    private static final Pattern TWO = Pattern.compile(NUMBER + "-" + NUMBER);
    private static final Pattern ABOVE = Pattern.compile(">" + NUMBER);

    /** Empty where a cell holds something else. */
    static Optional<Range> read(String cell) {
        var one = ONE.matcher(cell);
        var two = TWO.matcher(cell);
        var above = ABOVE.matcher(cell);
        if (one.matches()) {
            return Optional.of(new Range(number(one.group(1)), number(one.group(1))));
        }
        if (two.matches()) {
            return Optional.of(new Range(number(two.group(1)), number(two.group(2))));
        }
        return above.matches()
                ? Optional.of(new Range(number(above.group(1)), Double.POSITIVE_INFINITY))
                : Optional.empty();
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    /** Modelled less measured as a share of measured; 0 within a range, and from the nearer end outside of it. */
    double error(double modelled) {
        return modelled < low ? modelled / low - 1 : modelled > high ? modelled / high - 1 : 0;
    }

    @Override
    public String toString() {
        return low == high
                ? plain(low)
                : high == Double.POSITIVE_INFINITY ? "> " + plain(low) : plain(low) + " to " + plain(high);
    }

    private static String plain(double number) {
        return String.format(Locale.ROOT, "%.4g", number);
    }
}
