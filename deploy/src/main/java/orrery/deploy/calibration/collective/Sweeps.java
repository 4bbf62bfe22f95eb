package orrery.deploy.calibration.collective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.deploy.collective.Sizes;
import orrery.deploy.collective.Words;
import orrery.deploy.measured.Measurement;
import orrery.deploy.scenario.InputProblem;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.CollectiveTrial.Launch;

/**
 * Turns measured rows into trials, as nccl-tests measures them: the library chooses, one launch an operation.
 *
 * @param topology as {@code --like} names it
 * @param gpus that it has
 */
public record Sweeps(String topology, int gpus) {
    private static final int FEWEST = 6;
    private static final int MOST = 2000;
    private static final long SEED = 1;

    private record Kind(Operation operation, int ranks) {}

    /**
     * @throws InputProblem where a row's collective or number of ranks is unknown, or the sizes are too few for a fit
     */
    public List<Sweep> of(List<Measurement> rows) {
        refuseSeveralSystems(rows);
        var kinds = new LinkedHashMap<Kind, List<Sweep.Size>>();
        for (var row : rows) {
            var kind = new Kind(operation(row), ranks(row));
            var micros = row.time(kind.operation(), kind.ranks());
            if (micros.isPresent() && isLargeEnough(row, kind)) {
                kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(new Sweep.Size(row, micros.getAsDouble()));
            }
        }
        var sweeps = new ArrayList<Sweep>();
        kinds.forEach((kind, sizes) -> sweeps.add(new Sweep(trial(kind, sizes), sizes)));
        refuseFew(rows, sweeps);
        return List.copyOf(sweeps);
    }

    private static void refuseSeveralSystems(List<Measurement> rows) {
        var first = rows.getFirst();
        rows.stream()
                .filter(row -> !row.system().equals(first.system()))
                .findFirst()
                .ifPresent(other -> {
                    throw new InputProblem(
                            other.origin(),
                            "system",
                            "\"" + other.system() + "\", and \"" + first.system() + "\" before",
                            "rows of one system, which become one row of tuning",
                            "calibrate each with a file of its own");
                });
    }

    private static Operation operation(Measurement row) {
        if (row.collective().isEmpty()) {
            return byFileName(row);
        }
        try {
            return Words.operation("collective", row.collective());
        } catch (InputProblem unknown) {
            throw new InputProblem(row.origin(), "collective", unknown.found(), unknown.allowed(), unknown.remedy());
        }
    }

    /** Older versions of nccl-tests do not print which program they are; people name the file after it. */
    private static Operation byFileName(Measurement row) {
        var file = row.origin()
                .where()
                .replaceFirst("^.*[/\\\\]", "")
                .toLowerCase(Locale.ROOT)
                .replace('-', '_');
        return Arrays.stream(Operation.values())
                .filter(operation -> file.contains(Words.name(operation)))
                .max(Comparator.comparingInt(operation -> Words.name(operation).length()))
                .orElseThrow(() -> unnamed(row));
    }

    private static InputProblem unnamed(Measurement row) {
        return new InputProblem(
                row.origin(),
                "collective",
                "nothing that says which collective it is",
                Arrays.stream(Operation.values()).map(Words::name).collect(Collectors.joining(", ")),
                "add a column collective, keep the line of the log that names the program, or call the file after it");
    }

    private int ranks(Measurement row) {
        var ranks = row.ranks().orElse(gpus);
        if (ranks < 2 || ranks > gpus) {
            throw new InputProblem(
                    row.origin(),
                    "gpus",
                    Integer.toString(ranks),
                    "2 to " + gpus + ", the GPUs of " + topology,
                    "name a topology that has as many with --like");
        }
        return ranks;
    }

    /** Nothing is moved where a size has less than an element for every rank. */
    private static boolean isLargeEnough(Measurement row, Kind kind) {
        if (row.bytes() > Sizes.LARGEST) {
            throw new InputProblem(row.origin(), "size", row.bytes() + " bytes", "at most 16P (16 PiB)", "");
        }
        return kind.operation().elements(row.bytes(), ElementType.FLOAT, kind.ranks()) > 0;
    }

    private CollectiveTrial trial(Kind kind, List<Sweep.Size> sizes) {
        return new CollectiveTrial(
                topology,
                kind.ranks(),
                kind.operation(),
                ElementType.FLOAT,
                sizes.stream().map(size -> size.row().bytes()).distinct().toList(),
                Algorithm.AUTO,
                Protocol.AUTO,
                0,
                0,
                Launch.STREAM,
                false,
                List.of(),
                SEED);
    }

    private static void refuseFew(List<Measurement> rows, List<Sweep> sweeps) {
        var distinct =
                sweeps.stream().mapToInt(sweep -> sweep.trial().sizes().size()).sum();
        if (distinct < FEWEST || rows.size() > MOST) {
            var collectives = sweeps.stream()
                    .map(sweep -> Words.name(sweep.trial().operation()))
                    .collect(Collectors.joining(", "));
            throw new InputProblem(
                    rows.getFirst().origin(),
                    "size",
                    distinct + " sizes with a time" + (collectives.isEmpty() ? "" : " of " + collectives),
                    FEWEST + " sizes and above, in at most " + MOST + " rows",
                    "sweep from 8 bytes to some GiB: nccl-tests -b 8 -e 8G -f 2");
        }
    }
}
