package orrery.node.emulation;

import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;

/**
 * How far, relative to the largest |logit| of a row, another order of summation may move a logit. A run whose logits differ
 * by more is wrong, whatever its tokens; a choice closer than that is a near-tie.
 *
 * <p>In float32 that is 1e-4. Where devices send numbers in a narrower format, or keep keys and values in one, each rounding
 * can turn a difference of the last bit into one of a step: a few steps are allowed, and that is no proof of much where steps
 * are large.
 */
final class Tolerance {
    private static final double SUMMATION_ORDER = 1e-4;
    private static final double STEPS = 8;

    private Tolerance() {}

    /** Weights in any format are the same numbers on one device, and cost nothing. */
    static double of(Formats formats) {
        return Math.max(SUMMATION_ORDER, STEPS * widest(formats));
    }

    private static double widest(Formats formats) {
        return Math.max(step(formats.cache()), Math.max(step(formats.activations()), step(formats.stream())));
    }

    /** Relative distance from a number to the next. */
    private static double step(NumberFormat format) {
        return switch (format) {
            case F32 -> 0;
            case F16 -> 0x1p-10;
            case BF16 -> 0x1p-7;
            case Q8_0 -> 0x1p-7; // of the largest in a block
            case FP8_E4M3, FP8_BLOCK -> 0x1p-3;
            case Q6_K -> 0x1p-5; // of the largest in a block
            case FP8_E5M2 -> 0x1p-2;
            case Q4_0, Q4_K -> 0x1p-3; // of the largest in a block
            case NVFP4, MXFP4 -> 0x1p-1;
        };
    }
}
