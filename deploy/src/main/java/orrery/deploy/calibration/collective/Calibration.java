package orrery.deploy.calibration.collective;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orrery.deploy.measured.Measurement;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.topology.TopologyArgument;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.scenario.ScenarioProblem;
import orrery.protocol.naming.Spelling;

/**
 * Measured collectives become a row of tuning: checked, then fitted.
 *
 * @param like the topology that was measured, as {@code --topology} takes it; empty where the rows name it
 */
public record Calibration(Catalogue catalogue, Optional<String> like) {
    private static final String LIKE = "--like";
    private static final List<String> OTHER_LIBRARIES =
            List.of("tensorrt", "vllm", "deepep", "nvbandwidth", "onesided", "cuda sample", "mscclpp", "nvshmem");

    /**
     * @throws InputProblem where a row is impossible, its unit wrong, the topology unknown, or there are too few rows
     */
    public TuningResult of(List<Measurement> rows) {
        var kept = rows.stream().filter(Calibration::isOfNccl).toList();
        if (kept.isEmpty()) {
            throw new InputProblem(
                    rows.getFirst().origin(),
                    "algorithm",
                    "no row of NCCL: " + rows.getFirst().how(),
                    "rows that nccl-tests measured",
                    "");
        }
        var name = like.orElseGet(() -> named(kept.getFirst()));
        var topology = drawn(name, kept.getFirst());
        var gpu = gpu(topology);
        var sweeps = new Sweeps(name, topology.gpus().length).of(kept);
        var emulations = new Emulations(topology, catalogue, gpu);
        var start = catalogue.kernels(gpu);
        check(sweeps, emulations);
        return TuningResult.of(emulations, start, sweeps, rows.size() - kept.size());
    }

    private static boolean isOfNccl(Measurement row) {
        var how = row.how().toLowerCase(Locale.ROOT);
        return OTHER_LIBRARIES.stream().noneMatch(how::contains);
    }

    private static String named(Measurement row) {
        if (row.system().isEmpty()) {
            throw InputProblem.of(
                    LIKE,
                    "",
                    "nothing, and no column system in " + row.origin().where(),
                    "the topology that was measured, one of " + String.join(", ", Topologies.names()),
                    "for example --like hgx-h100");
        }
        return row.system();
    }

    private Topology drawn(String name, Measurement row) {
        if (like.isPresent() || Topologies.names().contains(Topologies.nameIn(name))) {
            try {
                return TopologyArgument.draw(name, catalogue);
            } catch (InputProblem problem) {
                throw InputProblem.of(LIKE, "", problem.found(), problem.allowed(), problem.remedy());
            }
        }
        throw new InputProblem(
                row.origin(),
                "system",
                "\"" + name + "\", which no topology is called",
                String.join(", ", Topologies.names()),
                (Spelling.didYouMean(name, Topologies.names()) + " name the topology with --like").strip());
    }

    private Gpu gpu(Topology topology) {
        if (topology.gpus().length < 2 || !(topology.part(topology.gpus()[0]) instanceof Gpu gpu)) {
            throw InputProblem.of(LIKE, "", topology.name() + ", without two GPUs", "a topology with GPUs", "");
        }
        return gpu;
    }

    private static void check(List<Sweep> sweeps, Emulations emulations) {
        var checks = new SizeChecks(emulations.gpu());
        checks.refuseContradictions(sweeps);
        var fitted = sweeps.stream().map(Sweep::fitted).toList();
        try {
            var modelled = emulations.micros(fitted, emulations.catalogue().kernels(emulations.gpu()));
            checks.refuseWrongUnits(fitted, modelled);
        } catch (ScenarioProblem problem) {
            throw InputProblem.of(problem.field(), "", problem.found(), problem.allowed(), problem.remedy());
        }
        checks.refuseAbovePeak(sweeps);
    }
}
