package orrery.node.estimate;

/**
 * What an estimate takes for granted of the software.
 *
 * @param logitsToHost whether all logits go to the host, which chooses; else devices choose, and tokens alone go there
 * @param expertImbalance tokens of the busiest rank's experts over the mean of all ranks, 1 or more
 * @param tuning rate of NVFP4 products in full tiles over that of the fitted kernels, 1 or more
 */
public record Assumptions(boolean logitsToHost, double expertImbalance, double tuning) {
    /** As the emulated devices do it, experts evenly chosen, kernels as fitted. */
    public static final Assumptions EMULATED = new Assumptions(true, 1, 1);

    static final long TOKEN_BYTES = 4;
}
