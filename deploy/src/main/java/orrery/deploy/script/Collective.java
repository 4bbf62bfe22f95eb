package orrery.deploy.script;

import java.util.Optional;
import orrery.deploy.collective.Question;
import orrery.deploy.collective.Trust;
import orrery.deploy.engine.Engine;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.topology.TopologyArgument;
import orrery.deploy.topology.TopologyText;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Topology;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.trial.NetworkOptions;

/**
 * A collective to be timed, as {@code orrery collective} does it. Never changes; each method gives another one. Words are those of
 * the command's options, and are looked at when it is run.
 */
public final class Collective {
    private final TrialWords what;
    private final Optional<Topology> drawn;
    private final Manner manner;

    private Collective(TrialWords what, Optional<Topology> drawn, Manner manner) {
        this.what = what;
        this.drawn = drawn;
        this.manner = manner;
    }

    static Collective of(String operation) {
        return new Collective(TrialWords.of(operation), Optional.empty(), Manner.USUAL);
    }

    private Collective with(String key, Object value) {
        return new Collective(what.with(key, value.toString()), drawn, manner);
    }

    /** On a machine that is shipped, with its settings perhaps, or that of a file; {@code hgx-h100} where nobody says. */
    public Collective on(String topology) {
        return new Collective(what.with("topology", topology), Optional.empty(), manner);
    }

    /** On a machine that a program drew. */
    public Collective on(Topology machine) {
        return new Collective(what.with("topology", machine.name()), Optional.of(machine), manner);
    }

    /** Among so many GPUs, from the first on, instead of all. */
    public Collective ranks(int ranks) {
        return with("ranks", ranks);
    }

    /** @param sizes such as {@code 8..8G}, which is usual, {@code 1K..1M:4} or {@code 1M,4M}; K, M and G are powers of 1024 */
    public Collective sizes(String sizes) {
        return with("sizes", sizes);
    }

    /** @param algorithm such as {@code ring} or {@code nvls}, instead of what the tuning rules choose */
    public Collective algorithm(String algorithm) {
        return with("algorithm", algorithm);
    }

    /** @param protocol {@code ll}, {@code ll128} or {@code simple}, instead of what the tuning rules choose */
    public Collective protocol(String protocol) {
        return with("protocol", protocol);
    }

    /** @param type such as {@code bfloat16}, instead of {@code float} */
    public Collective type(String type) {
        return with("type", type);
    }

    /** @param launch {@code graph} instead of {@code stream} */
    public Collective launch(String launch) {
        return with("launch", launch);
    }

    /** With real numbers, of which those gone wrong are counted. */
    public Collective checked() {
        return with("data", true);
    }

    /** @param seed of data, counts and ties, instead of 1 */
    public Collective seed(long seed) {
        return with("seed", seed);
    }

    /** Without some links, by device or link such as {@code nvswitch3}. */
    public Collective without(String... links) {
        return new Collective(what.without(links), drawn, manner);
    }

    /** On a network that is run otherwise, or damages packets. */
    public Collective network(NetworkOptions how) {
        return new Collective(what.over(how), drawn, manner);
    }

    /** In so many JVMs, 1 to 64, as of {@link Run#jvms}. */
    public Collective jvms(int jvms) {
        return new Collective(what, drawn, manner.jvms(jvms));
    }

    /** With so many threads in each JVM, 1 to 1024, as of {@link Run#threads}. */
    public Collective threads(int threads) {
        return new Collective(what, drawn, manner.threads(threads));
    }

    /**
     * Times it at each size, each on an idle fabric.
     *
     * @throws InputProblem before any work, where a word or a number cannot be used, or they do not go together
     * @throws FailedRun where it cannot go on
     */
    public CollectiveResult run() {
        return SharedCatalogue.during(false, this::result);
    }

    private CollectiveResult result() {
        var source = drawn.map(machine -> TopologyText.of(machine).source())
                .orElseGet(() -> TopologyArgument.read(what.topology()));
        var machine = drawn.orElseGet(() -> TopologyArgument.draw("topology", what.topology(), Catalogue.load()));
        var question = question(machine);
        try {
            var outcome =
                    Engine.installed().measure(question.trial(), source, manner.options(), _ -> {}, manner.told());
            return new CollectiveResult(question, outcome);
        } catch (ScenarioProblem problem) {
            throw InputProblem.of(problem.field(), "", problem.found(), problem.allowed(), problem.remedy());
        } catch (RunFailure failure) {
            throw new FailedRun(failure);
        }
    }

    private Question question(Topology machine) {
        var gpus = machine.gpus().length;
        if (gpus == 0) {
            throw InputProblem.of("topology", "", what.topology() + ", without a GPU", "one with GPUs", "");
        }
        return new Question(what.trial(gpus), gpus, Trust.in(machine, Catalogue.load()));
    }
}
