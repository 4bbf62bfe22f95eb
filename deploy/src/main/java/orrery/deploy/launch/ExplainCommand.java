package orrery.deploy.launch;

import java.util.concurrent.Callable;
import orrery.deploy.explain.ExplanationJson;
import orrery.deploy.explain.ExplanationText;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.explain.Explainer;
import orrery.fabric.explain.UnknownPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery explain}: where the numbers of the catalogue come from. */
@Command(
        name = "explain",
        description = "Prints figures of the catalogue, with unit and source.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Without PATH: every section and its rows.",
            "Example: orrery explain gpu.rubin.nvlink",
            "         orrery explain medium.nvlink5.latency --json"
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = "A section, row or figure, with dots or slashes between.")
    private String path;

    @Option(names = "--json", description = "The same as JSON.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    private boolean help;

    private final Surroundings around;

    ExplainCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        var explainer = new Explainer(Catalogue.load());
        around.out().print(path == null ? contents(explainer) : explanation(explainer));
        around.out().flush();
        return ExitCode.OK.code();
    }

    private String contents(Explainer explainer) {
        return json ? ExplanationJson.of(explainer.contents()) : ExplanationText.of(explainer.contents());
    }

    private String explanation(Explainer explainer) {
        try {
            var explanation = explainer.explain(path);
            return json ? ExplanationJson.of(explanation) : ExplanationText.of(explanation);
        } catch (UnknownPath unknown) {
            var allowed = unknown.allowed().isEmpty() ? "nothing further" : String.join(", ", unknown.allowed());
            throw InputProblem.of("PATH", path, unknown.found(), allowed, unknown.remedy());
        }
    }
}
