package orrery.node.tuning;

import orrery.fabric.catalogue.KernelFigures;
import orrery.node.collective.Algorithm;
import orrery.node.collective.Operation;
import orrery.node.collective.Pace;
import orrery.node.collective.Protocol;
import orrery.node.collective.Tuning.Wish;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.SimDuration;

/** What the kernels of a way spend. */
final class Paces {
    /** Of the bytes that a channel copies, 120 of 128 are data where every line bears a flag. */
    private static final double DATA_OF_LINES = 120.0 / 128;

    /** Of the bytes that a channel copies, half are data where flags stand beside every 4. */
    private static final double DATA_OF_FLAGGED = 0.5;

    private final KernelFigures figures;
    private final SimDuration memoryLatency;

    Paces(KernelFigures figures, SimDuration memoryLatency) {
        this.figures = figures;
        this.memoryLatency = memoryLatency;
    }

    Pace of(Wish wish, Way way, int channels) {
        return new Pace(launch(wish, way), notice(wish, way), copyRate(wish, way, channels), memoryLatency);
    }

    private SimDuration launch(Wish wish, Way way) {
        var host = wish.graph() ? figures.graphLaunch() : figures.streamLaunch();
        return switch (way.algorithm()) {
            case DIRECT -> host.plus(figures.directSetup());
            case TWO_SHOT -> isCombine(wish) ? host.plus(figures.directSetup()) : host;
            case ONE_SHOT -> way.protocol() == Protocol.SIMPLE ? host.plus(figures.handshake()) : host;
            case RING, TREE, NVLS, TWO_LEVEL, AUTO -> host;
        };
    }

    /** Two shots have one fence, between them, shared out over both; one shot has none: its flags come with the data. */
    private SimDuration notice(Wish wish, Way way) {
        return switch (way.algorithm()) {
            case ONE_SHOT -> figures.notice().ll();
            case TWO_SHOT ->
                isCombine(wish)
                        ? of(way.protocol())
                        : new SimDuration(of(way.protocol()).picos() / 2);
            case RING, TREE, DIRECT, NVLS, TWO_LEVEL, AUTO -> of(way.protocol());
        };
    }

    private static boolean isCombine(Wish wish) {
        return wish.operation() == Operation.ALL_TO_ALL_V;
    }

    private SimDuration of(Protocol protocol) {
        return switch (protocol) {
            case LL -> figures.notice().ll();
            case LL128 -> figures.notice().ll128();
            case SIMPLE, AUTO -> figures.notice().simple();
        };
    }

    private Bandwidth copyRate(Wish wish, Way way, int channels) {
        var all = switch (way.algorithm()) {
            case NVLS -> figures.nvlsChannelRate().times(figures.nvlsChannels());
            case ONE_SHOT -> figures.fanOutRate();
            case DIRECT, TWO_SHOT ->
                wish.operation() == Operation.ALL_TO_ALL_V ? figures.scatterRate() : figures.copyRate();
            case RING, TREE, TWO_LEVEL, AUTO -> figures.copyRate();
        };
        var share = Channels.share(figures, way, channels) * data(way);
        return new Bandwidth(Math.max(1, Math.round(all.bytesPerSecond() * share)));
    }

    private static double data(Way way) {
        return switch (way.algorithm() == Algorithm.ONE_SHOT ? Protocol.SIMPLE : way.protocol()) {
            case LL -> DATA_OF_FLAGGED;
            case LL128 -> DATA_OF_LINES;
            case SIMPLE, AUTO -> 1;
        };
    }
}
