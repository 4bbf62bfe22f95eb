package orrery.deploy.calibration.collective;

import java.util.List;
import java.util.Locale;
import orrery.deploy.calibration.Quantiles;
import orrery.deploy.collective.Words;
import orrery.deploy.measured.Measurement;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.catalogue.Gpu;
import orrery.node.collective.Operation;

/**
 * Looks for what no machine can have done, before anything is made of measured sizes.
 *
 * @param gpu that all ranks are
 */
public record SizeChecks(Gpu gpu) {
    private static final double BYTES_PER_GIGABYTE = 1e9;
    private static final double GIGABYTES_A_SECOND = 1e-3; // of a byte a µs
    private static final double AGREED = 0.03; // two figures of a row, rounded to as little as two digits
    private static final double TOLD = 1; // GB/s; below, two decimals tell nothing
    private static final double LINES = 1.01; // a clock that runs a little fast

    /**
     * Time, algbw and busbw of a row say the same; where they do not, the factor names the mistake.
     *
     * @throws InputProblem at the first row that contradicts itself
     */
    void refuseContradictions(List<Sweep> sweeps) {
        for (var sweep : sweeps) {
            var factor = sweep.trial().operation().busFactor(sweep.trial().ranks());
            for (var size : sweep.sizes()) {
                var algbw = algbw(size);
                size.row().algbw().ifPresent(told -> agree(size.row(), "algbw", told, algbw));
                size.row().busbw().ifPresent(told -> agree(size.row(), "busbw", told, algbw * factor));
            }
        }
    }

    private static void agree(Measurement row, String column, double told, double follows) {
        if (Math.abs(Math.log(told / follows)) < AGREED
                || Math.max(told, follows) < TOLD
                || told < GIGABYTES_A_SECOND) {
            return;
        }
        var shift = Shift.between(told / follows);
        throw new InputProblem(
                row.origin(),
                column,
                number(told) + " GB/s, where size and time make " + number(follows) + " GB/s"
                        + shift.map(known -> ": " + known.words()).orElse(""),
                "figures of a row that agree within 3 %",
                shift.isPresent() ? "convert one of the columns" : "is the number of GPUs another?");
    }

    /**
     * @param modelled what the model says, size by size
     * @throws InputProblem naming the unit that all times seem to be in
     */
    void refuseWrongUnits(List<Sweep> sweeps, double[] modelled) {
        var sizes = sweeps.stream().flatMap(sweep -> sweep.sizes().stream()).toList();
        var ratios = new double[modelled.length];
        for (var i = 0; i < ratios.length; i++) {
            ratios[i] = sizes.get(i).micros() / modelled[i];
        }
        var found = Shift.explaining(Quantiles.of(ratios, 0.25), Quantiles.of(ratios, 0.75));
        found.ifPresent(shift -> {
            throw new InputProblem(
                    sizes.getFirst().row().origin(),
                    "time",
                    "%d rows whose median is %s times what %s takes: %s"
                            .formatted(sizes.size(), number(Quantiles.median(ratios)), gpu.name(), shift.roughWords()),
                    "times in us, bandwidths in GB/s, sizes in bytes",
                    "convert the column, or name a topology that is nearer with --like");
        });
    }

    /**
     * @throws InputProblem at the first row that moves more than the links can
     */
    void refuseAbovePeak(List<Sweep> sweeps) {
        var links = gpu.nvlink().bandwidth().bytesPerSecond() / 2 / BYTES_PER_GIGABYTE;
        for (var sweep : sweeps) {
            var operation = sweep.trial().operation();
            var factor = operation.busFactor(sweep.trial().ranks());
            var most = operation == Operation.ALL_REDUCE ? links * Math.max(1, factor) : links;
            for (var size : sweep.sizes()) {
                if (algbw(size) * factor > most * LINES) {
                    throw new InputProblem(
                            size.row().origin(),
                            "busbw",
                            number(algbw(size) * factor) + " GB/s",
                            "at most " + number(most) + " GB/s for " + Words.name(operation) + ": the links of "
                                    + gpu.name() + " carry " + number(links) + " GB/s each way",
                            "is the unit or the number of GPUs another? leave the row out where it cannot be measured again");
                }
            }
        }
    }

    /** GB/s. */
    private static double algbw(Sweep.Size size) {
        return size.row().bytes() / size.micros() * GIGABYTES_A_SECOND;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%,.3g" : "%,.1f", value);
    }
}
