package orrery.node.feasibility;

import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.Mixer;
import orrery.node.architecture.StateSpace;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment.Duty;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.seating.PlanFields;

/**
 * Whether a cut divides an architecture. Each problem names the field of the scenario, what stands there and the degrees that
 * would work with all others as they are.
 */
public final class PlanCheck {
    private final Architecture architecture;
    private final Cut cut;
    private final PlanFields fields;

    private PlanCheck(Architecture architecture, Cut cut, PlanFields fields) {
        this.architecture = architecture;
        this.cut = cut;
        this.fields = fields;
    }

    /**
     * @param duty of the copies, which says where in the scenario the cut stands
     * @throws ScenarioProblem at the first degree that does not divide what it cuts
     */
    public static void check(Architecture architecture, Duty duty, Cut cut) {
        var check = new PlanCheck(architecture, cut, PlanFields.of(duty, cut));
        check.kinds();
        check.stages();
        check.states();
        check.heads();
        check.sameDevices();
        check.networks();
        check.experts();
    }

    /** Groups of a state-space layer stay whole, and its states have seen every position. */
    private void states() {
        if (!has(StateSpace.class)) {
            return;
        }
        var groups = divisor(StateSpace.class, StateSpace::groups);
        require(
                fields.attentionTensor(),
                cut.attention().tensor(),
                Divisors.of(groups),
                groups + " groups of heads of a state-space layer");
        if (cut.attention().context() != 1) {
            throw problem(
                    fields.context(),
                    Integer.toString(cut.attention().context()),
                    "1: the state of a state-space layer is of all positions, which cannot be shared out",
                    "raise " + fields.attentionTensor() + " instead");
        }
    }

    /** GPUs, LPUs and CPUs compute; the only two kinds that share a copy are GPUs and, behind them, LPUs. */
    private void kinds() {
        var compute = List.of(DeviceKind.GPU, DeviceKind.LPU, DeviceKind.CPU);
        if (!compute.contains(cut.device())) {
            throw problem(fields.device(), word(cut.device()), "gpu, lpu or cpu", "");
        }
        if (cut.separate()
                && (cut.device() != DeviceKind.GPU || cut.feedForward().device() != DeviceKind.LPU)) {
            throw problem(
                    fields.feedForwardDevice(),
                    word(cut.feedForward().device()) + " beside attention on " + word(cut.device()),
                    word(cut.device()) + " as well, or lpu beside attention on gpu",
                    "leave " + fields.feedForwardDevice() + " out");
        }
        if (cut.microBatches() < 1 || cut.microBatches() > 2) {
            throw problem(fields.microBatches(), Integer.toString(cut.microBatches()), "1 or 2", "use 2");
        }
    }

    private void stages() {
        var layers = architecture.layers();
        if (cut.pipeline() < 1 || cut.pipeline() > layers) {
            throw problem(
                    fields.pipeline(),
                    Integer.toString(cut.pipeline()),
                    "1 to " + layers + ", the layers of the model, because a stage has whole layers",
                    "use fewer stages");
        }
    }

    private void heads() {
        var heads = divisor(Mixer.class, Mixer::heads);
        require(fields.attentionTensor(), cut.attention().tensor(), Divisors.of(heads), heads + " query heads");
        var own = heads / cut.attention().tensor();
        require(
                fields.context(),
                cut.attention().context(),
                Divisors.of(own),
                own + " query heads of a tensor rank, which the context ranks share to merge them");
        if (cut.attention().data() < 1) {
            throw problem(fields.data(), Integer.toString(cut.attention().data()), "1 and above", "leave it out");
        }
    }

    /** Attention and feed-forward on the same devices must come to the same number of them. */
    private void sameDevices() {
        var feedForward = cut.feedForward();
        var product = (long) feedForward.tensor() * feedForward.expert();
        if (cut.separate() || product == cut.attentionRanks()) {
            return;
        }
        var ranks = cut.attentionRanks();
        var isExpert = hasExperts() && ranks % feedForward.tensor() == 0;
        throw problem(
                isExpert ? fields.expert() : fields.feedForwardTensor(),
                Integer.toString(isExpert ? feedForward.expert() : feedForward.tensor()),
                "degrees with tensor_parallel x expert_parallel = " + ranks
                        + ", the devices that attention's degrees come to; these come to " + product,
                isExpert
                        ? "use " + ranks / feedForward.tensor()
                        : "use " + Divisors.list(Divisors.of(ranks), feedForward.tensor())
                                + " with as much expert_parallel as remains");
    }

    private void networks() {
        if (has(Dense.class) && !cut.separate()) {
            wholeGroups();
            require(
                    cut.denseRanks() == cut.feedForward().tensor()
                            ? fields.feedForwardTensor()
                            : fields.attentionTensor(),
                    cut.denseRanks(),
                    Divisors.of(divisor(Dense.class, Dense::width)),
                    "the width of " + divisor(Dense.class, Dense::width) + " of a dense block");
        }
        if (hasExperts()) {
            var width = divisor(Experts.class, Experts::width);
            require(
                    fields.feedForwardTensor(),
                    cut.feedForward().tensor(),
                    Divisors.of(width),
                    "the width of " + width + " of an expert");
        }
    }

    /** Ranks that share a dense block hold the rows of whole data groups. */
    private void wholeGroups() {
        var tensor = cut.feedForward().tensor();
        var group = cut.groupRanks();
        if (tensor > group && tensor % group != 0) {
            throw problem(
                    fields.feedForwardTensor(),
                    Integer.toString(tensor),
                    "a multiple of " + group + ", the tensor x context ranks of a data group, or less than that",
                    "use " + tensor / group * group + " or " + (tensor / group + 1) * group);
        }
    }

    private void experts() {
        if (hasExperts()) {
            return;
        }
        var why = "1: " + architecture.family() + " has no experts";
        if (cut.feedForward().expert() != 1) {
            throw problem(
                    fields.expert(),
                    Integer.toString(cut.feedForward().expert()),
                    why,
                    "raise " + fields.feedForwardTensor() + " instead");
        }
        if (cut.feedForward().redundant() != 0) {
            throw problem(
                    fields.redundant(),
                    Integer.toString(cut.feedForward().redundant()),
                    why.replaceFirst("1", "0"),
                    "leave it out");
        }
    }

    private boolean hasExperts() {
        return has(Experts.class);
    }

    private boolean has(Class<?> kind) {
        return architecture.blocks().stream().anyMatch(kind::isInstance);
    }

    /** The largest number that divides a size of every block of a kind; 0 where there is no such block. */
    private <B> int divisor(Class<B> kind, ToIntFunction<B> size) {
        return architecture.blocks().stream()
                .flatMap(block -> kind.isInstance(block) ? Stream.of(kind.cast(block)) : Stream.empty())
                .mapToInt(size)
                .reduce(0, Divisors::greatestCommon);
    }

    private static void require(String field, int found, IntStream allowed, String whose) {
        var degrees = allowed.toArray();
        if (IntStream.of(degrees).noneMatch(degree -> degree == found)) {
            throw problem(
                    field,
                    Integer.toString(found),
                    Divisors.list(IntStream.of(degrees), found) + ", which divide " + whose,
                    "use " + Divisors.nearest(IntStream.of(degrees), found));
        }
    }

    private static String word(DeviceKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static ScenarioProblem problem(String field, String found, String allowed, String remedy) {
        return new ScenarioProblem(field, found, allowed, remedy);
    }
}
