package orrery.deploy.validation.inference;

import java.util.Locale;

/** A measured value beside the modelled one. */
public record ComparedRun(InferenceRow row, double modelled) {

    /** Of the measured value; positive where the model says more. */
    public double error() {
        return modelled / row.value() - 1;
    }

    /** Positive where the model is faster than what was measured, whatever is measured. */
    public double optimism() {
        return Metric.of(row).orElseThrow().isTime() ? row.value() / modelled - 1 : error();
    }

    /** {@code line 17 (128/2048 offline max load, 9922 tok/s, modelled 10400)}. */
    String words() {
        return "line %d (%s, %s, modelled %s)"
                .formatted(row.line(), row.load(), number(row.value()) + " " + row.unit(), number(modelled));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }
}
