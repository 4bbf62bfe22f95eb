package orrery.node.cost;

/** One kernel that an inference engine launches, with all sizes that a model of its time may ask for. */
public sealed interface Kernel
        permits Product, ExpertProducts, Attention, LatentAttentionKernel, Movement, ScaleSearch {

    /** Floating-point operations, a multiply-add counting as two. */
    long flops();

    /** Bytes to and from memory, each operand moved once, in the format that it is kept in. */
    long bytes();
}
