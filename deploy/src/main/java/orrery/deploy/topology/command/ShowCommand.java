package orrery.deploy.topology.command;

import java.io.PrintWriter;
import orrery.deploy.option.HelpOption;
import orrery.deploy.report.Json;
import orrery.deploy.survey.SurveyJson;
import orrery.deploy.survey.SurveyText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery topology show}: what a topology is made of, how wide, how far, what its light costs. */
@Command(
        name = "show",
        description = "Shows what a topology is made of and what it can do.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {"", "Example: orrery topology show rubin-ultra-nvl576 --json"})
final class ShowCommand implements Runnable {
    @Parameters(paramLabel = "TOPOLOGY", description = "A name, a name with settings, or a file.")
    private String topology;

    @Option(names = "--json", description = "As JSON, with the source of every figure.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final PrintWriter out;

    ShowCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void run() {
        var survey = Measured.survey(topology);
        out.print(json ? Json.text(SurveyJson.of(survey)) : SurveyText.of(survey));
        out.flush();
    }
}
