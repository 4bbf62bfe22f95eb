package orrery.deploy.collective;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers in the fixed widths that nccl-tests gives them. */
final class Fixed {
    private static final int SIGNIFICANT = 6;
    private static final int LEAST_FOR_TENTHS = 7;

    private Fixed() {}

    /** As many decimals as fit, two at most; an exponent where not even the whole part fits. */
    static String width(double value, int width) {
        for (var decimals = 2; decimals >= 0; decimals--) {
            var text = String.format(Locale.ROOT, "%" + width + "." + decimals + "f", value);
            if (text.length() <= width) {
                return text;
            }
        }
        return String.format(Locale.ROOT, "%" + width + (width < LEAST_FOR_TENTHS ? ".0e" : ".1e"), value);
    }

    /** Six significant digits without zeros at the end, as C's {@code %g}. */
    static String general(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value)
                        .round(new MathContext(SIGNIFICANT))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
