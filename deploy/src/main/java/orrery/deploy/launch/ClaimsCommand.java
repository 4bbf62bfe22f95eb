package orrery.deploy.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import orrery.deploy.claims.Answer;
import orrery.deploy.claims.Claim;
import orrery.deploy.claims.ClaimsJson;
import orrery.deploy.claims.ClaimsText;
import orrery.deploy.claims.Comparing;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery claims}: what people claim of hardware, beside what the model says. */
@Command(
        name = "claims",
        description = {"Compares claims about hardware with what the model says.", "None of them was tuned to."},
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Example: orrery claims cpo-of-a-cluster",
            "         orrery claims --list",
            "         orrery claims --json",
            "Exit:    0 ok, confirmed or not; 2 bad input"
        })
final class ClaimsCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Claims (default: all; minutes).")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "Only names and words.")
    private boolean list;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all cores).")
    private Integer threads;

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    ClaimsCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        var claims = (names.isEmpty() ? Claim.NAMES : names)
                .stream().distinct().map(Claim::named).toList();
        if (list) {
            claims.forEach(claim -> around.out().print(claim.name() + ": " + claim.claim() + "\n"));
        } else {
            compare(claims);
        }
        around.out().flush();
        return ExitCode.OK.code();
    }

    private void compare(List<Claim> claims) {
        var comparing = new Comparing(Threads.of(threads, around.cores()));
        var answers = new ArrayList<Answer>();
        for (var claim : claims) {
            around.err().print(claim.name() + " …\n");
            around.err().flush();
            answers.add(comparing.of(claim));
        }
        around.out().print(json ? ClaimsJson.of(answers) : ClaimsText.of(answers));
    }
}
