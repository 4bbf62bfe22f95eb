package orrery.deploy.calibration;

import java.util.stream.IntStream;
import orrery.deploy.measured.kernel.KernelRow;

/**
 * What the busiest rank of a group of experts gets.
 *
 * @param rows that its experts get together
 * @param busiest rows of the expert that gets most
 * @param busy experts that get any
 */
record ExpertLoad(long rows, long busiest, long busy) {
    private static final double SHARE_MOST = 0.8; // of all tokens, which the benchmark lets one expert draw at most

    static ExpertLoad of(KernelRow row) {
        var experts = Math.ceilDiv(row.size("num_experts"), row.size("moe_ep"));
        return row.word("distribution").equals("balanced") ? balanced(row, experts) : powerLaw(row, experts, 1.2);
    }

    private static ExpertLoad balanced(KernelRow row, long experts) {
        var rows = Math.ceilDiv(row.size("num_tokens") * row.size("topk"), row.size("moe_ep"));
        var busy = Math.min(experts, rows);
        return new ExpertLoad(rows, Math.ceilDiv(rows, busy), busy);
    }

    /**
     * Loads are the quantiles of a power law between one token and {@link #SHARE_MOST} of them, dealt to ranks in turn from
     * the largest on; the first rank is the busiest.
     */
    private static ExpertLoad powerLaw(KernelRow row, long local, double exponent) {
        var all = (int) row.size("num_experts");
        var ranks = (int) row.size("moe_ep");
        var tokens = row.size("num_tokens");
        var loads = IntStream.range(0, all)
                .mapToDouble(i -> quantile(1 - (i + 0.5) / all, Math.max(2, tokens * SHARE_MOST), exponent))
                .toArray();
        var sum = 0.0;
        for (var load : loads) {
            sum += load;
        }
        long rows = 0;
        long busy = 0;
        for (var i = 0; i < local && i * ranks < all; i++) {
            var mine = Math.min(tokens, Math.round(loads[i * ranks] / sum * tokens * row.size("topk")));
            rows += mine;
            busy += mine > 0 ? 1 : 0;
        }
        var busiest = Math.min(tokens, Math.max(1, Math.round(loads[0] / sum * tokens * row.size("topk"))));
        return new ExpertLoad(Math.max(1, rows), busiest, Math.max(1, busy));
    }

    private static double quantile(double share, double most, double exponent) {
        var power = 1 - exponent;
        return Math.pow((Math.pow(most, power) - 1) * share + 1, 1 / power);
    }
}
