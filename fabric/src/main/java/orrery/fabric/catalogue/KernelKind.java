package orrery.fabric.catalogue;

import static orrery.fabric.catalogue.KernelParameter.BLOCK;
import static orrery.fabric.catalogue.KernelParameter.CACHED;
import static orrery.fabric.catalogue.KernelParameter.COMBINE;
import static orrery.fabric.catalogue.KernelParameter.COMPUTE;
import static orrery.fabric.catalogue.KernelParameter.DEPTH;
import static orrery.fabric.catalogue.KernelParameter.EXPERT;
import static orrery.fabric.catalogue.KernelParameter.LAUNCH;
import static orrery.fabric.catalogue.KernelParameter.LONE_BLOCK;
import static orrery.fabric.catalogue.KernelParameter.MEMORY;
import static orrery.fabric.catalogue.KernelParameter.MOVEMENT;
import static orrery.fabric.catalogue.KernelParameter.POSITIONS;
import static orrery.fabric.catalogue.KernelParameter.QUANTISE;
import static orrery.fabric.catalogue.KernelParameter.QUERIES;
import static orrery.fabric.catalogue.KernelParameter.RAMP;
import static orrery.fabric.catalogue.KernelParameter.SCATTER;
import static orrery.fabric.catalogue.KernelParameter.SOFTMAX;
import static orrery.fabric.catalogue.KernelParameter.STEP;
import static orrery.fabric.catalogue.KernelParameter.WINDOW;

import java.util.List;
import java.util.Locale;

/** Kinds of kernels that have parameters of their own, and which those are. */
public enum KernelKind {
    /** A matrix product, with quantising its activations. */
    PRODUCT(LAUNCH, COMPUTE, MEMORY, RAMP, DEPTH, QUANTISE, STEP),
    /** One small product a head, all in one kernel. */
    HEADS(LAUNCH, COMPUTE, MEMORY, CACHED),
    /** Attention of prompts, with rotating and storing keys and values. */
    PREFILL(LAUNCH, COMPUTE, SOFTMAX, BLOCK, MEMORY, WINDOW),
    /** Attention of decoded tokens. */
    DECODE(LAUNCH, MEMORY, RAMP, CACHED, BLOCK, LONE_BLOCK, QUERIES, POSITIONS, COMBINE),
    /** Attention of prompts over keys and values made of latent vectors. */
    LATENT_PREFILL(LAUNCH, COMPUTE, SOFTMAX, BLOCK, MEMORY),
    /** Attention of decoded tokens over latent vectors. */
    LATENT_DECODE(LAUNCH, MEMORY, RAMP, CACHED, BLOCK, QUERIES, COMPUTE, COMBINE),
    /** A gated layer of experts, from routing to the weighted sum. */
    EXPERTS(LAUNCH, COMPUTE, MEMORY, CACHED, MOVEMENT, BLOCK, SCATTER, EXPERT),
    /** Everything that is bound by memory. */
    MOVEMENT_ONLY(LAUNCH, MEMORY, CACHED),
    /** Finding the largest activation, for quantising by a scale that is not known ahead. */
    SCALE(LAUNCH, MEMORY, CACHED);

    private final List<KernelParameter> parameters;

    KernelKind(KernelParameter... parameters) {
        this.parameters = List.of(parameters);
    }

    public List<KernelParameter> parameters() {
        return parameters;
    }

    /** As files spell it. */
    public String spelling() {
        return switch (this) {
            case MOVEMENT_ONLY -> "movement";
            case LATENT_PREFILL -> "latentPrefill";
            case LATENT_DECODE -> "latentDecode";
            case PRODUCT, HEADS, PREFILL, DECODE, EXPERTS, SCALE -> name().toLowerCase(Locale.ROOT);
        };
    }
}
