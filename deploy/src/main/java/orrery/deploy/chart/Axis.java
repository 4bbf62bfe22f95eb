package orrery.deploy.chart;

import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where numbers stand along a line.
 *
 * @param label with its unit
 * @param from number at its begin; above 0 where it is logarithmic
 * @param to number at its end
 */
public record Axis(String label, double from, double to, boolean logarithmic) {
    private static final int TICKS = 6; // at most, of a linear axis
    private static final double CLOSE = 1e-9;
    private static final double THOUSANDS = 10_000;

    public Axis {
        if (!(from < to) || logarithmic && from <= 0) {
            throw new IllegalArgumentException("no axis from " + from + " to " + to);
        }
    }

    /** Around all of the numbers, to the next round ones. */
    public static Axis around(String label, double[] numbers, boolean logarithmic) {
        var positive = DoubleStream.of(numbers).filter(number -> number > 0).toArray();
        var most = DoubleStream.of(positive).max().orElse(1);
        if (!logarithmic) {
            var step = step(most);
            return new Axis(label, 0, step * Math.ceil(most / step - CLOSE), false);
        }
        var least = roundedDown(DoubleStream.of(positive).min().orElse(1));
        return new Axis(label, least, Math.max(roundedUp(most), 2 * least), true);
    }

    private static double power(double number) {
        return Math.pow(10, Math.floor(Math.log10(number)));
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double roundedDown(double number) {
        var power = power(number);
        return number >= 5 * power ? 5 * power : number >= 2 * power ? 2 * power : power;
    }

    private static double roundedUp(double number) {
        var power = power(number);
        return number <= power ? power : number <= 2 * power ? 2 * power : number <= 5 * power ? 5 * power : 10 * power;
    }

    private static double step(double most) {
        return roundedUp(most / TICKS);
    }

    /** 0 at the begin, 1 at the end. */
    double share(double number) {
        return logarithmic ? Math.log(number / from) / Math.log(to / from) : (number - from) / (to - from);
    }

    /** Round numbers, each with a line of its own. */
    double[] ticks() {
        if (!logarithmic) {
            var step = step(to);
            return IntStream.rangeClosed(0, (int) Math.round(to / step))
                    .mapToDouble(tick -> tick * step)
                    .toArray();
        }
        return IntStream.rangeClosed((int) Math.floor(Math.log10(from)), (int) Math.ceil(Math.log10(to)))
                .boxed()
                .flatMapToDouble(power -> DoubleStream.of(1, 2, 5).map(digit -> digit * Math.pow(10, power)))
                .filter(tick -> tick >= from * (1 - CLOSE) && tick <= to * (1 + CLOSE))
                .toArray();
    }

    static String words(double tick) {
        if (tick >= THOUSANDS) {
            return String.format(Locale.ROOT, "%,.0fk", tick / 1000);
        }
        return tick >= 1 || tick == 0
                ? String.format(Locale.ROOT, "%,.0f", tick)
                : String.format(Locale.ROOT, "%.4f", tick).replaceFirst("0+$", "");
    }
}
