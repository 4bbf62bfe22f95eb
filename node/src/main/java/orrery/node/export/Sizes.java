package orrery.node.export;

import java.util.Set;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.Mixer;
import orrery.node.architecture.Parameter;
import orrery.node.architecture.Part;
import orrery.node.architecture.StateSpace;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.plan.Cut;
import orrery.node.program.Group;
import orrery.node.program.Work;
import orrery.node.trace.Work.Compute;

/** Operations and bytes of a program's nodes, on the rank that has most. */
final class Sizes {
    private static final Set<Part> ROUTING = Set.of(Part.ROUTER, Part.ROUTER_BIAS, Part.ROUTER_CORRECTION);
    private static final Set<Part> SHARED = Set.of(Part.SHARED_GATE, Part.SHARED_UP, Part.SHARED_DOWN);

    private final Architecture architecture;
    private final Cut cut;
    private final Formats formats;
    private final StepShape step;

    Sizes(Architecture architecture, Cut cut, Formats formats, StepShape step) {
        this.architecture = architecture;
        this.cut = cut;
        this.formats = formats;
        this.step = step;
    }

    Compute of(Work.Compute work) {
        var load = load(work);
        return new Compute(0, load.operations, load.bytes, false);
    }

    private Load load(Work.Compute work) {
        long hidden = architecture.hidden();
        return switch (work) {
            case Work.Embed() -> elementwise(step.rows() * hidden, 1);
            case Work.Add() -> elementwise(step.rows() * hidden, 2);
            case Work.Attend(var block) -> mixer(block);
            case Work.AttendPart(var block) -> mixer(block);
            case Work.MergeParts(var block) ->
                elementwise(
                        attended(block) / cut.attention().context(),
                        cut.attention().context());
            case Work.Normalise(var _) -> elementwise(step.rows() * hidden, 1);
            case Work.Transform(var block) -> transform(block);
            case Work.Select(var _) -> elementwise(step.rows() * hidden, 1);
            case Work.Route(var block) -> product(shareOfRows(), elements(block, ROUTING));
            case Work.RunExperts(var block) -> runExperts(block);
            case Work.MergeExperts(var block) ->
                elementwise(shareOfRows() * hidden, chosen(block))
                        .plus(product(shareOfRows(), elements(block, SHARED)));
            case Work.Score() ->
                product(step.sequences(), (long) architecture.vocabulary() * hidden / cut.groupRanks());
        };
    }

    /** Of one kernel, or of several that follow each other. */
    private record Load(long operations, long bytes) {
        Load plus(Load other) {
            return new Load(operations + other.operations, bytes + other.bytes);
        }
    }

    private Load elementwise(long elements, long reads) {
        return new Load(elements * reads, activations(elements * (reads + 1)));
    }

    /** Rows times so many weights. */
    private Load product(long rows, long weights) {
        return new Load(2 * rows * weights, bytes(formats.weights(), weights));
    }

    private Load mixer(int block) {
        var mixer = (Mixer) architecture.blocks().get(block);
        long tensor = cut.attention().tensor();
        if (mixer instanceof StateSpace states) {
            return product(step.rows(), elements(block) / tensor).plus(carried(states));
        }
        var seen = positions(mixer) / cut.attention().context() + 1;
        var cached = step.sequences() * seen * mixer.cacheElements();
        var held = mixer instanceof LatentAttention ? cached : cached / tensor;
        var scores = new Load(2 * step.rows() * seen * attended(mixer) / tensor, bytes(formats.cache(), held));
        return product(step.rows(), elements(block) / tensor).plus(scores);
    }

    /** States are read and written once, and each token multiplies all of their elements by B and by C. */
    private Load carried(StateSpace states) {
        var heads = states.heads() / cut.attention().tensor();
        var bytes = 2 * step.sequences() * StateSpace.BYTES * states.sequenceElements(heads);
        return new Load(4L * step.rows() * heads * states.headDim() * states.stateSize(), bytes);
    }

    private long positions(Mixer mixer) {
        return mixer instanceof GroupedAttention grouped && grouped.window() > 0
                ? Math.min(grouped.window(), step.positions())
                : step.positions();
    }

    /** Elements of keys and values that all heads multiply at each position. */
    private static long attended(Mixer mixer) {
        return switch (mixer) {
            case GroupedAttention grouped -> 2L * grouped.queryWidth();
            case StateSpace _ -> 0;
            case LatentAttention latent -> latent.heads() * (2L * latent.latent() + latent.rotaryDim());
        };
    }

    /** Elements that this rank's heads blend, of all rows, and of each the largest score and the sum. */
    private long attended(int block) {
        var mixer = (Mixer) architecture.blocks().get(block);
        var dim = switch (mixer) {
            case GroupedAttention grouped -> grouped.headDim();
            case LatentAttention latent -> latent.latent();
            case StateSpace states -> states.headDim();
        };
        return (long) step.rows() * mixer.heads() / cut.attention().tensor() * (dim + 2);
    }

    private Load transform(int block) {
        var rows = rows(block);
        return switch (architecture.blocks().get(block)) {
            case Dense _ -> product(rows, elements(block) / cut.denseRanks());
            case Experts experts -> {
                var ranks = cut.attentionRanks();
                var shared = product(rows, elements(block, SHARED) / ranks);
                var routed = product(rows, elements(block, ROUTING));
                yield experts(block, experts, rows * experts.chosen(), ranks)
                        .plus(shared)
                        .plus(routed);
            }
            case Mixer mixer -> throw new IllegalStateException("no feed-forward block: " + mixer);
        };
    }

    /** So many tokens spread over so many ranks; weights of experts that no token chose are not read. */
    private Load experts(int block, Experts experts, long tokens, int ranks) {
        var one = (elements(block) - elements(block, SHARED) - elements(block, ROUTING)) / experts.count();
        var read = Math.min(experts.count(), tokens) * one / ranks;
        return new Load(2 * tokens * one / ranks, bytes(formats.weights(), read));
    }

    private Load runExperts(int block) {
        var rows = (long) step.rows() * cut.attention().data();
        var ranks = cut.separate() ? cut.feedForward().ranks() : cut.attentionRanks();
        return switch (architecture.blocks().get(block)) {
            case Experts experts -> experts(block, experts, rows * experts.chosen(), ranks);
            case Dense _ -> product(rows, elements(block) / ranks);
            case Mixer mixer -> throw new IllegalStateException("no feed-forward block: " + mixer);
        };
    }

    private int chosen(int block) {
        return architecture.blocks().get(block) instanceof Experts experts ? experts.chosen() : 1;
    }

    /** Rows that a feed-forward block without exchange works on. */
    private long rows(int block) {
        var isDense = architecture.blocks().get(block) instanceof Dense;
        return (long) step.rows()
                * (isDense
                        ? cut.denseRanks() / cut.groupRanks()
                        : cut.attention().data());
    }

    /** Bytes that each rank brings to a communication. */
    long bytes(Work.Communicate work) {
        long hidden = architecture.hidden();
        return switch (work) {
            case Work.AllReduce(var group) -> activations(summed(group) * hidden);
            case Work.GatherRows _, Work.Send _, Work.Receive _ -> activations(step.rows() * hidden);
            case Work.GatherShares _ -> activations(shareOfRows() * hidden);
            case Work.ExchangeParts _ -> activations(attended(firstMixer()));
            case Work.Dispatch(var block) -> activations(shareOfRows() * chosen(block) * hidden);
            case Work.Combine(var block) -> activations(shareOfRows() * chosen(block) * hidden);
            case Work.GatherLogits _ -> logits() / cut.groupRanks();
            case Work.HandOver _ -> logits();
        };
    }

    private long logits() {
        return NumberFormat.F32.bytes(step.sequences(), architecture.vocabulary());
    }

    private long summed(Group group) {
        return (long) step.rows()
                * switch (group) {
                    case FEED_FORWARD -> cut.denseRanks() / cut.groupRanks();
                    case STAGE -> cut.attention().data();
                    case ATTENTION, CONTEXT, FEED_FORWARD_ROWS, STAGE_ROWS, EXPERTS, NEXT_STAGE, PREVIOUS_STAGE -> 1;
                };
    }

    private int firstMixer() {
        var block = 0;
        while (!(architecture.blocks().get(block) instanceof Mixer)) {
            block++;
        }
        return block;
    }

    /** Rows of the rank that has the largest share of its data group's. */
    private long shareOfRows() {
        return Math.ceilDiv(step.rows(), cut.groupRanks());
    }

    private long elements(int block) {
        return Parameter.of(architecture, block).stream()
                .filter(parameter -> parameter.part() != Part.NORM)
                .mapToLong(Parameter::elements)
                .sum();
    }

    private long elements(int block, Set<Part> parts) {
        return Parameter.of(architecture, block).stream()
                .filter(parameter -> parts.contains(parameter.part()))
                .mapToLong(Parameter::elements)
                .sum();
    }

    private long activations(long elements) {
        return bytes(formats.activations(), elements);
    }

    private static long bytes(NumberFormat format, long elements) {
        return elements == 0 ? 0 : format.bytes(1, elements);
    }
}
