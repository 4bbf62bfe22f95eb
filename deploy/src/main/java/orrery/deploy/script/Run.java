package orrery.deploy.script;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import orrery.deploy.engine.Engine;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.experiment.Audience;
import orrery.deploy.experiment.Experiment;
import orrery.deploy.experiment.Leaving;
import orrery.deploy.experiment.Subject;
import orrery.deploy.keeping.Request;
import orrery.deploy.preview.Preview;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioInput;
import orrery.deploy.topology.TopologyText;
import orrery.fabric.topology.Topology;
import orrery.node.outcome.Progress;

/** A run to be: a scenario, a machine, and where the work is done. Never changes; each method gives another one. */
public final class Run {
    /** Sorted by keys, since maps of programs often have no order that is the same each time. */
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final ScenarioInput input;
    private final List<String> settings;
    private final Optional<TopologyText> drawn;
    private final Manner manner;

    private Run(ScenarioInput input, List<String> settings, Optional<TopologyText> drawn, Manner manner) {
        this.input = input;
        this.settings = settings;
        this.drawn = drawn;
        this.manner = manner;
    }

    static Run of(ScenarioInput input) {
        return new Run(input, List.of(), Optional.empty(), Manner.USUAL);
    }

    /**
     * With another value of a field, as {@code --set} does; {@code orrery explain FIELD} says what is allowed.
     *
     * @param field such as {@code plan.tensor_parallel} or {@code faults[0].at}
     * @param value a text, which is read as YAML, or a number, a truth, a list or a map of such
     */
    public Run set(String field, Object value) {
        var text = value instanceof CharSequence words
                ? words.toString()
                : JSON.valueToTree(value).toString();
        var all = Stream.concat(settings.stream(), Stream.of(field + "=" + text));
        return new Run(input, all.toList(), drawn, manner);
    }

    /** On a machine that is shipped, with its settings perhaps ({@code fat-tree:endpoints=128}), or that of a file. */
    public Run on(String topology) {
        return new Run(input, settings, Optional.empty(), manner).set("topology", topology);
    }

    /**
     * On a machine that a program drew.
     *
     * @param machine a sealed {@link orrery.fabric.topology.Drawing}, or one of {@link orrery.fabric.topology.Topologies}
     * @throws InputProblem where it has parts that no catalogue knows
     */
    public Run on(Topology machine) {
        return new Run(input, settings, Optional.of(TopologyText.of(machine)), manner);
    }

    /**
     * In so many JVMs, 1 to 64; 1 is this one, more are started for the run. It changes nothing that comes out. A run over several
     * is kept until it ended well: one that is lost is started anew, and goes on from the last checkpoint.
     */
    public Run jvms(int jvms) {
        return in(manner.jvms(jvms));
    }

    /** Keeping it below another folder than usual, where several JVMs do it, as {@code --checkpoints} does. */
    public Run keptIn(Path root) {
        return in(manner.keeping(Optional.of(root)));
    }

    /** Without keeping it: the loss of a JVM ends it. */
    public Run unkept() {
        return in(manner.keeping(Optional.empty()));
    }

    /** With so many threads in each JVM, 1 to 1024, instead of all cores shared. It changes nothing that comes out. */
    public Run threads(int threads) {
        return in(manner.threads(threads));
    }

    /** Without the comparison with one device. */
    public Run unverified() {
        return in(manner.unverified());
    }

    /** Leaving results in a folder that is not there yet, as {@code --out} does. */
    public Run leaving(Path folder) {
        return in(manner.leaving(folder, false));
    }

    /** Leaving results in a folder that may hold those of another run, which go, as {@code --out} with {@code --force} does. */
    public Run replacing(Path folder) {
        return in(manner.leaving(folder, true));
    }

    /** Telling how it gets on: now and then, from any thread. */
    public Run progress(Consumer<Progress> told) {
        return in(manner.telling(told));
    }

    private Run in(Manner other) {
        return new Run(input, settings, drawn, other);
    }

    /**
     * Checks all that can be checked without running it, as {@code orrery validate} does.
     *
     * @throws InputProblem at the first field that stands in the way
     */
    public Preview preview() {
        return during(() -> subject().preview());
    }

    /**
     * Runs it to its end, and what has to be run to judge it.
     *
     * @throws InputProblem before any work, where something of it cannot be used
     * @throws FailedRun where it cannot go on
     */
    public Result run() {
        return during(this::result);
    }

    private <T> T during(Supplier<T> work) {
        return SharedCatalogue.during(input.addsToCatalogue(settings), work);
    }

    private Subject subject() {
        return drawn.map(machine -> Subject.read(input, settings, machine))
                .orElseGet(() -> Subject.read(input, settings));
    }

    private Result result() {
        var subject = subject();
        var options = manner.options();
        var doing = new Doing(manner, new Request(subject.named(), subject.settings()));
        try (var leaving = new Leaving(manner.begin(), subject)) {
            var experiment = new Experiment(
                    Engine::installed,
                    subject,
                    options,
                    Audience.of(manner.told()),
                    (job, how) -> doing.outcome(job, leaving.recorded(how)));
            var findings = experiment.findings();
            return new Result(findings, leaving.leave(findings, experiment, options));
        } catch (RunFailure failure) {
            throw new FailedRun(failure);
        }
    }
}
