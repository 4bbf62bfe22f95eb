package orrery.deploy.launch;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import orrery.deploy.collective.Choosing;
import orrery.deploy.collective.Comparison;
import orrery.deploy.collective.Question;
import orrery.deploy.collective.TrialShow;
import orrery.deploy.collective.TrialShow.Beside;
import orrery.deploy.collective.Trust;
import orrery.deploy.collective.Words;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.option.HelpOption;
import orrery.deploy.report.ProgressDisplay;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.topology.TopologyArgument;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.TopologySource;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.trial.TrialOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code orrery collective}: reads what shall be tried, has it tried, shows it as nccl-tests does. */
@Command(
        name = "collective",
        description = "Times a collective on a topology, as nccl-tests prints it.",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Links:   --routing ecmp|adaptive --flow-control pfc|none --congestion dcqcn|none",
            "         --recovery selective|go-back-N --burst PACKETS --buffer SIZE",
            "         --corruption RATE --nvlink-errors RATE; rings: --channels N --chunks N",
            "Example: orrery collective all_reduce --topology gb200-nvl72 --sizes 1M..1G"
        })
final class CollectiveCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "OPERATION",
            description = {
                "all_reduce, all_gather, reduce_scatter, broadcast,",
                "reduce, alltoall, alltoallv or sendrecv."
            })
    private String operation;

    @Mixin
    private TrialOptions what;

    @Mixin
    private CompareOptions compare;

    @Mixin
    private ShowOptions show;

    @Mixin
    private Where where;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    CollectiveCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws RunFailure {
        show.check();
        var asked = Words.operation("OPERATION", operation);
        var options = where.options(around.cores(), Optional.empty());
        var source = TopologyArgument.read(what.topology());
        var topology = TopologyArgument.draw(what.topology(), Catalogue.load());
        var gpus = topology.gpus().length;
        if (gpus == 0) {
            throw InputProblem.of("--topology", "", what.topology() + ", without a GPU", "one with GPUs", "");
        }
        var choosing = compare.rows(asked);
        var ranks = what.ranks(gpus)
                .orElse(choosing.map(Choosing::ranks)
                        .orElse(OptionalInt.empty())
                        .orElse(gpus));
        var measured = choosing.map(rows -> rows.on(ranks, gpus));
        var trial = what.trial(asked, ranks, measured.map(Choosing::sizes));
        var question = new Question(trial, gpus, Trust.in(topology, Catalogue.load()));
        measured.ifPresent(rows -> rows.requireAnyOf(trial.sizes()));
        return measure(question, source, measured, options);
    }

    private int measure(Question question, TopologySource source, Optional<Choosing> measured, RunOptions options)
            throws RunFailure {
        try (var out = show.open(around.out());
                var progress = new ProgressDisplay(show.way(around.isTerminal()), around.err(), around.wallNanos())) {
            var shown = show.show(question, measured.isPresent(), out);
            var outcome = around.engine()
                    .get()
                    .measure(
                            question.trial(),
                            source,
                            options,
                            size -> progress.aside(() -> shown.size(size)),
                            progress);
            return end(question, outcome, measured, shown);
        } catch (ScenarioProblem problem) {
            throw what.locate(problem);
        }
    }

    private int end(Question question, TrialOutcome outcome, Optional<Choosing> measured, TrialShow shown) {
        var beside = measured.map(rows -> new Beside(compare.file(), Comparison.of(question, rows.rows(), outcome)));
        shown.end(outcome, beside);
        var isNear = beside.map(Beside::comparison)
                .map(Comparison::medianError)
                .map(error -> compare.isGoodEnough(error.orElse(0)))
                .orElse(true);
        return (outcome.isRight() && isNear ? ExitCode.OK : ExitCode.EXPECTATION_FAILED).code();
    }
}
