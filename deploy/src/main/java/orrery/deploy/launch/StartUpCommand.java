package orrery.deploy.launch;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.Callable;
import orrery.deploy.engine.ExitCode;
import picocli.CommandLine.Command;

/**
 * {@code orrery start-up}, which help does not show: what commands that do not compute do most, one after another and in silence.
 * The launcher has it run once after a build, to learn which classes such commands need.
 */
@Command(name = "start-up", hidden = true, description = "Does what commands do at their start; for the launcher.")
final class StartUpCommand implements Callable<Integer> {
    private static final List<String> USUAL = List.of(
            "--help",
            "run --help",
            "validate hgx-h100",
            "validate gpu-loss --json",
            "list",
            "explain gpu.rubin.nvlink",
            "explain plan.tensor_parallel",
            "topology show hgx-h100",
            "validate no-such-scenario");

    private final Surroundings around;

    StartUpCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        var nobody = new PrintWriter(Writer.nullWriter());
        var unheard = new Surroundings(
                nobody, nobody, false, around.wallNanos(), around.cores(), around.engine(), around.results());
        USUAL.forEach(words -> Main.execute(unheard, words.split(" ")));
        return ExitCode.OK.code();
    }
}
