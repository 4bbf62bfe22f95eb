package orrery.deploy.calibration.collective;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import orrery.deploy.calibration.Residuals;
import orrery.deploy.collective.Words;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.KernelFigures;

/**
 * A row of tuning fitted to measured sizes, and what is left of the errors.
 *
 * @param start the row that the fit began with, whose figures stay where {@code values} has none
 * @param values fitted figures in their units
 * @param groups residuals by collective, and of all sizes at the end
 * @param leftOut measured rows that NCCL did not take
 */
public record TuningResult(
        Gpu gpu, KernelFigures start, Map<TuningFigure, Double> values, List<Group> groups, int leftOut) {

    private static final double USELESS = 0.7;

    /**
     * @param name for example {@code all_reduce on 8 GPUs}
     */
    public record Group(String name, Residuals before, Residuals after) {}

    public TuningResult {
        groups = List.copyOf(groups);
    }

    /** Fits, and looks at all sizes again. */
    static TuningResult of(Emulations emulations, KernelFigures start, List<Sweep> sweeps, int leftOut) {
        var fitted = sweeps.stream().map(Sweep::fitted).toList();
        var values = new TuningFit(emulations, start).to(fitted);
        var before = emulations.micros(sweeps, start);
        var after = emulations.micros(sweeps, TuningFigure.with(start, values));
        var result = new TuningResult(emulations.gpu(), start, values, groups(sweeps, before, after), leftOut);
        result.refuseUseless(sweeps);
        return result;
    }

    private void refuseUseless(List<Sweep> sweeps) {
        var left = residuals();
        if (left.p90() > USELESS) {
            throw new InputProblem(
                    sweeps.getFirst().sizes().getFirst().row().origin(),
                    "size",
                    String.format(
                            Locale.ROOT,
                            "%d rows, a tenth of which is off by %.0f %% and more after the fit (median %.0f %%)",
                            left.rows(),
                            100 * left.p90(),
                            100 * left.median()),
                    "sizes in bytes, times in us, and the topology and GPUs that were measured",
                    "are the sizes in KiB or MiB? is --like, or the number of GPUs, another?");
        }
    }

    private static List<Group> groups(List<Sweep> sweeps, double[] before, double[] after) {
        var groups = new ArrayList<Group>();
        var at = 0;
        for (var sweep : sweeps) {
            var trial = sweep.trial();
            var name = Words.name(trial.operation()) + " on " + trial.ranks() + " GPUs";
            groups.add(new Group(name, residuals(List.of(sweep), before, at), residuals(List.of(sweep), after, at)));
            at += sweep.sizes().size();
        }
        groups.add(new Group("all sizes", residuals(sweeps, before, 0), residuals(sweeps, after, 0)));
        return groups;
    }

    private static Residuals residuals(List<Sweep> sweeps, double[] modelled, int from) {
        var sizes = sweeps.stream().flatMap(sweep -> sweep.sizes().stream()).toList();
        var errors = new double[sizes.size()];
        for (var i = 0; i < errors.length; i++) {
            errors[i] = modelled[from + i] / sizes.get(i).micros() - 1;
        }
        return Residuals.of(errors);
    }

    /** Of all sizes, as fitted. */
    Residuals residuals() {
        return groups.getLast().after();
    }
}
