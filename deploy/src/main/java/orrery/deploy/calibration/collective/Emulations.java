package orrery.deploy.calibration.collective;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.KernelFigures;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Tuning;
import orrery.node.trial.TrialOutcome.SizeOutcome;
import orrery.node.trial.Trials;
import orrery.node.tuning.KernelTuning;

/**
 * What the engine says that measured sizes take under the figures of a row of tuning.
 *
 * @param gpu that all ranks are
 */
public record Emulations(Topology topology, Catalogue catalogue, Gpu gpu) {
    private static final double PICOS_PER_MICRO = 1e6;

    /** Microseconds of every size of every sweep, in their order. */
    double[] micros(List<Sweep> sweeps, KernelFigures figures) {
        var tuning = KernelTuning.of(catalogue, gpu, figures);
        return sweeps.parallelStream()
                .map(sweep -> micros(sweep, tuning))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private double[] micros(Sweep sweep, Tuning tuning) {
        var trial = sweep.trial();
        var outcome = Trials.here(trial, topology, tuning, _ -> {});
        var bySize = new HashMap<Long, SizeOutcome>();
        for (var i = 0; i < outcome.sizes().size(); i++) {
            bySize.put(trial.sizes().get(i), outcome.sizes().get(i));
        }
        return sweep.sizes().stream()
                .mapToDouble(size -> bySize.get(size.row().bytes()).timePs() / PICOS_PER_MICRO)
                .toArray();
    }
}
