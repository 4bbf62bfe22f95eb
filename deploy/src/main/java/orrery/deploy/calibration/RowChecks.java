package orrery.deploy.calibration;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import orrery.deploy.measured.kernel.KernelRow;
import orrery.deploy.scenario.InputProblem;

/**
 * Looks for what no kernel can have done, before anything is made of measurements. A whole file that is off by what a unit
 * makes is told apart from a single row that is too fast.
 *
 * @param estimate that measured times are held against
 */
public record RowChecks(Estimate estimate) {
    private static final double LONE = 300; // times its file's median ratio: no kernel is so slow for its kind
    private static final int FEWEST = 3;

    /**
     * @throws InputProblem at the first of two rows that say the same, with the other
     */
    public static void refuseDuplicates(List<Sample> samples) {
        var seen = new HashMap<String, KernelRow>();
        for (var sample : samples) {
            var row = sample.row();
            var before = seen.put(row.table() + " " + row.what(), row);
            if (before != null) {
                throw new InputProblem(
                        row.origin(),
                        row.table().spelling(),
                        "the same as " + before.where() + ": " + row.what(),
                        "each kernel once",
                        "keep one of them, or the median of both");
            }
        }
    }

    /**
     * @throws InputProblem naming the unit that a system's table of a file seems to be in
     */
    public void refuseWrongUnits(List<Sample> samples) {
        var groups = samples.stream()
                .collect(Collectors.groupingBy(RowChecks::group, LinkedHashMap::new, Collectors.toList()));
        groups.values().forEach(this::refuseWrongUnit);
    }

    private static List<String> group(Sample sample) {
        return List.of(sample.row().origin().where(), sample.row().system());
    }

    private void refuseWrongUnit(List<Sample> group) {
        var ratios = group.stream().mapToDouble(this::ratio).toArray();
        var unit = Unit.explaining(Quantiles.of(ratios, 0.25), Quantiles.of(ratios, 0.75));
        if (unit.isPresent() && group.size() >= FEWEST) {
            throw wrongUnit(group, Quantiles.median(ratios), unit.get());
        }
    }

    private static InputProblem wrongUnit(List<Sample> group, double shift, Unit unit) {
        var first = group.getFirst();
        return new InputProblem(
                first.row().origin(),
                "latency",
                String.format(
                        Locale.ROOT,
                        "%,d rows of %s whose median is %s times what %s takes: they seem to be %s",
                        group.size(),
                        first.row().system(),
                        number(shift),
                        first.gpu().name(),
                        unit.suspected()),
                "microseconds of one call",
                unit.remedy());
    }

    /** Measured over estimated. */
    private double ratio(Sample sample) {
        return sample.row().micros() / estimate.micros(sample);
    }

    /** Why no chip of its kind can have taken so long, or so short, for a row; empty where it can. */
    public Optional<String> impossible(Sample sample) {
        var micros = sample.row().micros();
        if (micros < sample.leastComputeMicros()) {
            return Optional.of("%s us, above the peak of %s: %s operations take %s us at least"
                    .formatted(
                            number(micros),
                            sample.gpu().name(),
                            number(sample.flops()),
                            number(sample.leastComputeMicros())));
        }
        var memory = sample.leastMemoryMicros();
        if (memory.isPresent() && micros < memory.getAsDouble()) {
            return Optional.of("%s us, above the bandwidth of %s: %s bytes take %s us at least"
                    .formatted(
                            number(micros), sample.gpu().name(), number(sample.bytes()), number(memory.getAsDouble())));
        }
        return ratio(sample) > LONE
                ? Optional.of("%s us, %s times what is expected".formatted(number(micros), number(ratio(sample))))
                : Optional.empty();
    }

    /**
     * @throws InputProblem at the first row that is impossible
     */
    public void refuseImpossible(List<Sample> samples) {
        for (var sample : samples) {
            impossible(sample).ifPresent(why -> {
                throw new InputProblem(
                        sample.row().origin(),
                        "latency",
                        why,
                        "what " + sample.gpu().name() + " can do",
                        "is the row's unit, size or format another? leave it out where it cannot be measured again");
            });
        }
    }

    static String number(double value) {
        return value >= 1e7 || value < 1e-2
                ? String.format(Locale.ROOT, "%.3g", value)
                : String.format(Locale.ROOT, value < 10 ? "%,.3f" : "%,.1f", value);
    }
}
