package orrery.deploy.validation.inference;

import orrery.deploy.validation.NotModelled;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Engine;
import orrery.fabric.topology.Topologies;
import orrery.node.architecture.Parameter;
import orrery.node.family.Configurations;
import orrery.node.feasibility.PlanCheck;
import orrery.node.forecast.ServedModel;
import orrery.node.tuning.KernelTuning;

/** Understands measured rows, each by itself. */
final class RunReading {
    private final Catalogue catalogue;

    RunReading(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param offered requests a second of the run; 0 where nobody said
     * @throws NotModelled where the row does not say enough, or no architecture describes its model
     * @throws orrery.node.scenario.ScenarioProblem where its plan does not divide the model
     */
    MeasuredRun of(InferenceRow row, double offered) {
        if (Metric.of(row).isEmpty()) {
            throw new NotModelled(unanswered(row));
        }
        if (row.source().contains("MTP 3")) {
            throw new NotModelled("it guesses tokens ahead (MTP), and how many came true is not published");
        }
        if (row.source().contains("outlier")) {
            throw new NotModelled("those who measured it call it an outlier");
        }
        var configuration = Models.configuration(row);
        var topology = Machines.of(row);
        var pool = Plans.of(row);
        PlanCheck.check(Configurations.named(configuration), pool.duty(), pool.cut());
        var lengths = Workloads.lengths(row);
        if (lengths.answer() == 1 && Metric.of(row).orElseThrow().isBetweenTokens()) {
            throw new NotModelled("answers of one token have no time per token");
        }
        var arrivals = Workloads.arrivals(row, offered);
        var model = new ServedModel(
                Topologies.named(topology, catalogue),
                pool,
                Configurations.named(configuration),
                Models.formats(row),
                catalogue.engine(engine(row)),
                gpu -> KernelTuning.of(catalogue, gpu));
        return new MeasuredRun(model.with(limited(row, model)), arrivals, lengths);
    }

    private Engine limited(InferenceRow row, ServedModel model) {
        if (Workloads.isMlperf(row)) {
            return MlperfLimits.of(row, model.engine());
        }
        var lengths = Workloads.lengths(row);
        return row.load().equals("offline max load")
                ? BenchLimits.of(model, Parameter.count(model.architecture()), lengths.prompt(), lengths.answer())
                : model.engine();
    }

    private static String engine(InferenceRow row) {
        if (Workloads.isMlperf(row)) {
            return MlperfLimits.engine(row);
        }
        if (row.source().contains("vllm")) {
            return "vllm";
        }
        if (row.source().contains("SGLang") || row.source().contains("sglang")) {
            return "sglang";
        }
        return row.load().equals("offline max load") ? "trtllm-bench" : "trtllm-serve";
    }

    private static String unanswered(InferenceRow row) {
        return switch (row.metric()) {
            case "offered_load" -> "it is what the model is asked, not what it answers";
            case "system_power_wall",
                    "gpu_power_avg_sum",
                    "energy_per_output_token",
                    "energy_per_output_token_gpu_only" -> "power and energy are compared by themselves";
            default -> "no figure of a forecast is meant by " + row.metric() + ", " + row.unit();
        };
    }
}
