package orrery.deploy.pareto;

import java.util.Collections;
import java.util.SequencedMap;
import orrery.node.forecast.Lengths;
import orrery.node.format.Formats;
import orrery.node.plan.Cut;
import orrery.protocol.units.Uncertain;

/**
 * What one plan gives under one load. Each figure with what the framework's times, the watts and the prices of the catalogue
 * may be off; the errors of the model itself are published in its tables.
 *
 * @param topology with its settings
 * @param validated whether serving was compared with measurements on this system
 * @param concurrency requests under way in a copy
 * @param gpus of a copy
 * @param lpus of a copy
 * @param perUser tokens/s that one user sees
 * @param perGpu tokens/s of a copy over its GPUs, or over its LPUs where it has no GPUs
 * @param firstTokenMillis mean TTFT
 * @param batch sequences in a step, mean
 * @param joulesPerToken of chips, servers, network and cooling
 * @param perMegawatt tokens/s
 * @param dollarsPerMillion output tokens, by the kind of price
 */
public record OperatingPoint(
        String model,
        String system,
        String topology,
        boolean validated,
        Formats formats,
        Lengths lengths,
        String engine,
        Cut cut,
        int concurrency,
        int gpus,
        int lpus,
        Uncertain perUser,
        Uncertain perGpu,
        double firstTokenMillis,
        double batch,
        Uncertain joulesPerToken,
        Uncertain perMegawatt,
        SequencedMap<String, Uncertain> dollarsPerMillion) {

    public OperatingPoint {
        dollarsPerMillion = Collections.unmodifiableSequencedMap(dollarsPerMillion);
    }

    /** The plan in short: {@code TP8}, {@code PP2 TP4}, {@code DP72 EP72}. */
    public String plan() {
        return PlanWords.of(cut);
    }
}
