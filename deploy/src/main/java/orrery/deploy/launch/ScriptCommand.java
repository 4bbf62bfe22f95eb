package orrery.deploy.launch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import orrery.deploy.option.HelpOption;
import orrery.deploy.scenario.InputFile;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.Origin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code orrery script}: a Java program in one file, on Orrery's class path. The launcher has the JDK compile and run it, so that what
 * comes here is help, or cannot be run.
 */
@Command(
        name = "script",
        description = "Runs a Java program in one file that uses Orrery.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "The program begins at orrery.deploy.script.Orrery; deploy/examples has some.",
            "Example: orrery script deploy/examples/GpuLoss.java",
            "Exit:    0 ok, 1 it threw something, 2 bad input, or what it ends with itself"
        })
final class ScriptCommand implements Callable<Integer> {
    private static final int BYTES_MAX = 1_000_000;

    @Parameters(index = "0", paramLabel = "FILE.java", description = "The program.")
    private String program;

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "Given to it.")
    private List<String> arguments = new ArrayList<>();

    @Mixin
    private HelpOption help;

    @Override
    public Integer call() {
        var read = InputFile.read(path(), Origin.of(program), "", BYTES_MAX);
        throw InputProblem.of(
                read.name(),
                "",
                read.name().endsWith(".java") ? "a program, and no launcher" : "a file of another kind",
                "a .java file, by deploy/bin/orrery script",
                "elsewhere: java --add-modules jdk.incubator.vector -cp orrery.jar FILE.java");
    }

    private Path path() {
        try {
            return Path.of(program);
        } catch (InvalidPathException unusable) {
            throw InputProblem.of("FILE.java", "", unusable.getReason(), "a path", "");
        }
    }
}
