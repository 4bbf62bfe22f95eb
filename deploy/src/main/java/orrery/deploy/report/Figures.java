package orrery.deploy.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import orrery.protocol.units.SimDuration;

/** Numbers as people read them; {@code unknown} where there is none. */
public final class Figures {
    private static final String UNKNOWN = "unknown";

    private Figures() {}

    public static String time(double picos) {
        return Double.isNaN(picos) ? UNKNOWN : new SimDuration(Math.round(picos)).toString();
    }

    /** Two significant digits of a gap, for example {@code 0.0058} or {@code 3.1e-06}. */
    static String gap(double gap) {
        if (!Double.isFinite(gap)) {
            return UNKNOWN;
        }
        return gap != 0 && gap < 1e-4
                ? scientific(gap, 1)
                : new BigDecimal(gap).round(new MathContext(2)).toPlainString();
    }

    /** For example {@code 1.2e-05}. */
    static String scientific(double value, int digits) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "e", value) : UNKNOWN;
    }

    /** Four significant digits with thousands grouped, for example {@code 182,400} or {@code 21.42}. */
    public static String rate(double perSecond) {
        if (!Double.isFinite(perSecond)) {
            return UNKNOWN;
        }
        var digits = perSecond >= 1000 ? 0 : perSecond >= 100 ? 1 : perSecond >= 10 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + digits + "f", perSecond);
    }

    /** Three significant digits and a prefix, for example {@code 1.93 M}. */
    static String count(double amount) {
        var scaled = amount;
        for (var prefix : new String[] {"", " k", " M", " G"}) {
            if (scaled < 1000 || prefix.equals(" G")) {
                var digits = prefix.isEmpty() || scaled >= 100 ? 0 : scaled >= 10 ? 1 : 2;
                return String.format(Locale.ROOT, "%." + digits + "f%s", scaled, prefix);
            }
            scaled /= 1000;
        }
        throw new AssertionError("the last prefix takes every amount");
    }

    /** Wall seconds, for example {@code 5 s} or {@code 3 min 02 s}. */
    public static String wall(double seconds) {
        var whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
}
