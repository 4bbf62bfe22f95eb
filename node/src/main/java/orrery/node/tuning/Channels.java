package orrery.node.tuning;

import orrery.fabric.catalogue.KernelFigures;
import orrery.fabric.catalogue.NcclRules;
import orrery.node.collective.Algorithm;
import orrery.node.collective.Protocol;
import orrery.node.collective.Tuning.Wish;

/** How many thread blocks share a collective: no more than have something to do. */
final class Channels {
    /** NCCL counts bytes with a flag beside every 4 as four times the traffic. */
    private static final int FLAGGED_WEIGHT = 4;

    /** NCCL's channels take whole cells of at least so many bytes. */
    private static final long SMALLEST_CELL = 16;

    private final KernelFigures figures;
    private final NcclRules rules;

    Channels(KernelFigures figures, NcclRules rules) {
        this.figures = figures;
        this.rules = rules;
    }

    int of(Wish wish, Way way) {
        if (wish.channels() > 0) {
            return wish.channels();
        }
        return switch (way.algorithm()) {
            case NVLS -> figures.nvlsChannels();
            case RING, TREE -> busy(wish, way.protocol());
            case DIRECT, ONE_SHOT, TWO_SHOT, TWO_LEVEL, AUTO -> figures.channels();
        };
    }

    private int busy(Wish wish, Protocol protocol) {
        var traffic = trafficPerByte(wish) * (protocol == Protocol.LL ? FLAGGED_WEIGHT : 1);
        var cell = Math.max(SMALLEST_CELL, Math.ceilDiv(rules.leastTraffic().bytes(), traffic));
        return (int) Math.clamp(Math.ceilDiv(ofOneRank(wish), cell), 1, figures.channels());
    }

    /** Bytes that a rank moves for each byte of its own. */
    private static long trafficPerByte(Wish wish) {
        return switch (wish.operation()) {
            case ALL_REDUCE -> 2;
            case ALL_GATHER, REDUCE_SCATTER -> wish.ranks();
            case BROADCAST, REDUCE, ALL_TO_ALL, ALL_TO_ALL_V, SEND_RECEIVE -> 1;
        };
    }

    private static long ofOneRank(Wish wish) {
        return switch (wish.operation()) {
            case ALL_GATHER, REDUCE_SCATTER -> wish.bytes() / wish.ranks();
            case ALL_REDUCE, BROADCAST, REDUCE, ALL_TO_ALL, ALL_TO_ALL_V, SEND_RECEIVE -> wish.bytes();
        };
    }

    /** The share of a rank's channels that are at work, at most all. */
    static double share(KernelFigures figures, Way way, int channels) {
        var all = way.algorithm() == Algorithm.NVLS ? figures.nvlsChannels() : figures.channels();
        return Math.min(1.0, channels / (double) all);
    }
}
