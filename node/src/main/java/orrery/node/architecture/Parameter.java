package orrery.node.architecture;

import static orrery.node.architecture.Part.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A tensor that a model has.
 *
 * @param block index of its block, -1 for what belongs to none
 * @param experts how many of it there are, one for each expert; 1 for what is not of an expert
 */
public record Parameter(Part part, int block, int experts, Shape shape) {

    /** Elements of all experts' together. */
    public long elements() {
        return experts * shape.elements();
    }

    /** Every tensor of a model, block after block. */
    public static List<Parameter> of(Architecture architecture) {
        var whole = Stream.of(EMBEDDING, FINAL_NORM, HEAD)
                .filter(part -> part != HEAD || !architecture.tiedHead())
                .map(part -> new Parameter(part, -1, 1, Shape.of(architecture, part, -1)));
        var inBlocks = IntStream.range(0, architecture.blocks().size())
                .boxed()
                .flatMap(block -> of(architecture, block).stream());
        return Stream.concat(whole, inBlocks).toList();
    }

    /** Every tensor of one block. */
    public static List<Parameter> of(Architecture architecture, int block) {
        var kind = architecture.blocks().get(block);
        return parts(kind).stream()
                .map(part -> new Parameter(
                        part,
                        block,
                        kind instanceof Experts experts && ofAnExpert(part) ? experts.count() : 1,
                        Shape.of(architecture, part, block)))
                .toList();
    }

    /** Elements of all tensors of a model. */
    public static long count(Architecture architecture) {
        return of(architecture).stream().mapToLong(Parameter::elements).sum();
    }

    private static boolean ofAnExpert(Part part) {
        return part.name().startsWith("EXPERT_");
    }

    private static List<Part> parts(Block block) {
        var parts = new ArrayList<>(List.of(NORM));
        switch (block) {
            case GroupedAttention attention -> addGrouped(parts, attention);
            case LatentAttention attention -> addLatent(parts, attention);
            case StateSpace mixer -> addStateSpace(parts, mixer);
            case Dense dense -> parts.addAll(dense.activation().gated() ? List.of(GATE, UP, DOWN) : List.of(UP, DOWN));
            case Experts experts -> addExperts(parts, experts);
        }
        return parts;
    }

    private static void addGrouped(List<Part> parts, GroupedAttention attention) {
        parts.addAll(List.of(QUERY, KEY, VALUE, OUTPUT));
        parts.addAll(attention.inputBias() ? List.of(QUERY_BIAS, KEY_BIAS, VALUE_BIAS) : List.of());
        parts.addAll(attention.outputBias() ? List.of(OUTPUT_BIAS) : List.of());
        parts.addAll(attention.queryKeyNorm() ? List.of(QUERY_NORM, KEY_NORM) : List.of());
        parts.addAll(attention.sinks() ? List.of(SINKS) : List.of());
    }

    private static void addLatent(List<Part> parts, LatentAttention attention) {
        parts.addAll(attention.queryRank() > 0 ? List.of(QUERY_DOWN, QUERY_DOWN_NORM) : List.of());
        parts.addAll(List.of(QUERY_UP, LATENT_DOWN, LATENT_NORM, KEY_UP, VALUE_UP, OUTPUT));
    }

    private static void addStateSpace(List<Part> parts, StateSpace mixer) {
        parts.addAll(List.of(STATE_INPUT, CONVOLUTION));
        parts.addAll(mixer.convolutionBias() ? List.of(CONVOLUTION_BIAS) : List.of());
        parts.addAll(List.of(STEP_BIAS, DECAY, SKIP, STATE_NORM, STATE_OUTPUT));
    }

    private static void addExperts(List<Part> parts, Experts experts) {
        boolean gated = experts.activation().gated();
        parts.add(ROUTER);
        parts.addAll(experts.router().bias() ? List.of(ROUTER_BIAS) : List.of());
        parts.addAll(experts.router().correction() ? List.of(ROUTER_CORRECTION) : List.of());
        parts.addAll(gated ? List.of(EXPERT_GATE, EXPERT_UP, EXPERT_DOWN) : List.of(EXPERT_UP, EXPERT_DOWN));
        parts.addAll(experts.latent() > 0 ? List.of(SPACE_DOWN, SPACE_UP) : List.of());
        if (experts.bias()) {
            parts.addAll(gated ? List.of(EXPERT_GATE_BIAS, EXPERT_UP_BIAS) : List.of(EXPERT_UP_BIAS));
            parts.add(EXPERT_DOWN_BIAS);
        }
        if (experts.sharedWidth() > 0) {
            parts.addAll(gated ? List.of(SHARED_GATE, SHARED_UP, SHARED_DOWN) : List.of(SHARED_UP, SHARED_DOWN));
        }
    }
}
