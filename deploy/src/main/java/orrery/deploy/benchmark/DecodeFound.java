package orrery.deploy.benchmark;

import java.util.List;

/**
 * Everything that was measured once.
 *
 * @param kernels the matrix products alone
 * @param decode whole emulated runs, in the order of the plan's spreads; the first is one device
 * @param prefill of prompts on that one device, tokens of prompts
 */
public record DecodeFound(DecodeMeasured kernels, List<EmulatedRun.Timed> decode, EmulatedRun.Timed prefill) {

    /** Tokens a second of one device, a whole run. */
    public double oneDevice() {
        return decode.getFirst().tokens();
    }
}
