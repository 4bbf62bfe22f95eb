package orrery.deploy.launch;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.option.HelpOption;
import orrery.deploy.planning.Architectures;
import orrery.deploy.planning.PlanAnswer;
import orrery.deploy.planning.PlanJson;
import orrery.deploy.planning.PlanQuestion;
import orrery.deploy.planning.PlanText;
import orrery.deploy.planning.StoredFormat;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.topology.TopologyArgument;
import orrery.fabric.catalogue.Catalogue;
import orrery.node.architecture.Architecture;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.plan.Deployment.Duty;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.tuning.KernelTuning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery plan}: what a plan would come to on a topology, without running it. */
@Command(
        name = "plan",
        description = {
            "Shows what every device would hold, and whether it fits.",
            "And what goes over which links, and how long steps take by estimate."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Example: orrery plan gb200-nvl72",
            "         orrery plan --model llama-3.1-405b --topology gb200-nvl72",
            "                --plan tensor_parallel=8 --formats bf16",
            "Exit:    0 fits, 2 bad input, or a plan that does not divide or fit"
        })
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private PlanOptions options;

    @Option(names = "--json", description = "The same as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    PlanCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        var file = options.read();
        var answer = answer(file);
        around.out().print(json ? PlanJson.of(answer) : PlanText.of(answer));
        around.out().flush();
        return (answer.fits() ? ExitCode.OK : ExitCode.BAD_INPUT).code();
    }

    private PlanAnswer answer(ScenarioFile file) {
        try {
            var scenario = file.scenario();
            var models = models(scenario);
            var catalogue = Catalogue.load();
            var topology = TopologyArgument.draw(file.topology(), catalogue);
            var main =
                    models.get(scenario.plan().deployment().pools().getFirst().duty());
            return new PlanQuestion(
                            Architectures.name(scenario.model()),
                            topology,
                            scenario.plan().deployment(),
                            models,
                            StoredFormat.in(scenario.formats(), scenario.model()),
                            options.demand(file, main),
                            options.steps(),
                            gpu -> KernelTuning.of(catalogue, gpu))
                    .answer();
        } catch (ScenarioProblem problem) {
            throw file.locate(problem);
        } catch (ModelProblem unusable) {
            throw file.locate(unusable, "model");
        }
    }

    private static Map<Duty, Architecture> models(Scenario scenario) {
        var models = new EnumMap<Duty, Architecture>(Duty.class);
        for (var pool : scenario.plan().deployment().pools()) {
            models.put(
                    pool.duty(),
                    pool.duty() == Duty.DRAFT
                            ? Architectures.of(
                                    "plan.draft.model.config.name",
                                    scenario.plan().speculation().model())
                            : Architectures.of("model.config.name", scenario.model()));
        }
        return models;
    }
}
