package orrery.deploy.launch;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.explain.ExplanationJson;
import orrery.deploy.explain.ExplanationText;
import orrery.deploy.explain.FieldJson;
import orrery.deploy.explain.FieldText;
import orrery.deploy.option.HelpOption;
import orrery.deploy.scenario.FieldGuide;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.explain.Contents;
import orrery.fabric.explain.Explainer;
import orrery.fabric.explain.UnknownPath;
import orrery.protocol.naming.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery explain}: where the numbers of the catalogue come from, and what the fields of a scenario mean. */
@Command(
        name = "explain",
        description = "Explains a figure of the catalogue or a field of a scenario.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Figures come with unit, source and confidence; fields with their meaning, what",
            "is allowed and the default. Without PATH: every section and its rows.",
            "Example: orrery explain gpu.rubin.nvlink",
            "         orrery explain medium.nvlink5.latency --json",
            "         orrery explain plan.tensor_parallel",
            "         orrery explain scenario"
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = "A section, row or figure, or a field, with dots between.")
    private String path;

    @Option(names = "--json", description = "The same as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    ExplainCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        var guide = new FieldGuide();
        var text = path != null && guide.knows(path) ? meaning(guide) : figures(guide);
        around.out().print(text);
        around.out().flush();
        return ExitCode.OK.code();
    }

    private String meaning(FieldGuide guide) {
        var field = guide.explain(path);
        return json ? FieldJson.of(field) : FieldText.of(field);
    }

    private String figures(FieldGuide guide) {
        var explainer = new Explainer(Catalogue.load());
        return path == null ? contents(explainer, guide) : explanation(explainer, guide);
    }

    /** Of the catalogue, and at the end the fields of a scenario as one more section. */
    private String contents(Explainer explainer, FieldGuide guide) {
        var sections = new ArrayList<>(explainer.contents());
        sections.add(new Contents(FieldGuide.WHOLE, guide.fields()));
        return json ? ExplanationJson.of(sections) : ExplanationText.of(sections);
    }

    private String explanation(Explainer explainer, FieldGuide guide) {
        try {
            var explanation = explainer.explain(path);
            return json ? ExplanationJson.of(explanation) : ExplanationText.of(explanation);
        } catch (UnknownPath unknown) {
            throw unknown(unknown, guide);
        }
    }

    /** The first word may have been meant as a field, those after it as what they follow. */
    private InputProblem unknown(UnknownPath unknown, FieldGuide guide) {
        var allowed = unknown.allowed().isEmpty() ? "nothing further" : String.join(", ", unknown.allowed());
        var first = path.strip().split("[./\\[]", 2)[0];
        if (!unknown.found().equals("\"" + first + "\"")) {
            return InputProblem.of("PATH", path, unknown.found(), allowed, unknown.remedy());
        }
        var remedy = unknown.remedy().isEmpty() ? Spelling.didYouMean(first, guide.fields()) : unknown.remedy();
        var fields = "; of a scenario: " + String.join(", ", guide.fields());
        return InputProblem.of("PATH", path, unknown.found(), allowed + fields, remedy);
    }
}
