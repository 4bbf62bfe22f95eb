package orrery.deploy.script;

import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioInput;
import orrery.deploy.scenario.SourceText;

/** Where programs begin: a scenario or a collective, which can then be changed and run. */
public final class Orrery {
    private Orrery() {}

    /**
     * A scenario that is shipped, such as {@code hgx-h100}, or that of a file, whose path has a slash or ends in {@code .yaml}.
     *
     * @throws InputProblem where there is none of that name, or it cannot be read
     */
    public static Run scenario(String nameOrPath) {
        return Run.of(ScenarioInput.named(nameOrPath));
    }

    /**
     * A collective, such as {@code all_reduce} or {@code alltoall}, to be timed on a machine.
     *
     * @param operation as {@code orrery collective} calls it
     */
    public static Collective collective(String operation) {
        return Collective.of(operation);
    }

    /**
     * A scenario as text, YAML or JSON; paths in it are relative to the working folder.
     *
     * @param name what messages call it, and reports where it does not say; a file name without its suffix
     * @throws InputProblem where the name or the text is too large; what it says is looked at when it is run
     */
    public static Run text(String name, String text) {
        return Run.of(ScenarioInput.loose(new SourceText(name, text)));
    }
}
