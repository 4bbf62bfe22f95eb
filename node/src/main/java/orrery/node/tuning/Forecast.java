package orrery.node.tuning;

import orrery.fabric.catalogue.KernelFigures;
import orrery.fabric.catalogue.NcclRules;
import orrery.fabric.catalogue.PerProtocol;
import orrery.node.collective.Protocol;
import orrery.node.collective.Tuning.Wish;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.SimDuration;

/**
 * The time that NCCL expects of a way when it chooses: a latency and the bytes over a bandwidth, neither of which need be
 * right, only where one way overtakes another. Kernels that are not NCCL's are expected to take what their pace says.
 */
final class Forecast {
    private static final double PICOS_PER_MICRO = 1e6;
    private static final double BYTES_PER_MICRO = 1e-6;

    /** NCCL leaves this share of a ring to lines with flags: 120 of 128 bytes, less a little. */
    private static final double LINES = 0.92;

    /** Flags beside every 4 bytes leave half. */
    private static final double FLAGGED = 0.5;

    private final KernelFigures figures;
    private final NcclRules rules;

    Forecast(KernelFigures figures, NcclRules rules) {
        this.figures = figures;
        this.rules = rules;
    }

    double micros(Wish wish, Way way) {
        return switch (way.algorithm()) {
            case RING, TREE, DIRECT, TWO_LEVEL, AUTO -> ring(wish, way.protocol());
            case NVLS -> nvls(wish);
            case ONE_SHOT -> oneShot(wish);
            case TWO_SHOT -> 0; // never compared with another algorithm
        };
    }

    private double ring(Wish wish, Protocol protocol) {
        var latency = micros(of(rules.base(), protocol)) + steps(wish) * micros(of(rules.hop(), protocol));
        return latency + wish.bytes() / (ringBus(protocol) * share(wish));
    }

    /** Bytes a microsecond. */
    private double ringBus(Protocol protocol) {
        var ring = rate(figures.expected().ring());
        return switch (protocol) {
            case LL -> Math.min(rate(figures.expected().flagged()), FLAGGED * ring);
            case LL128 ->
                Math.min(
                        LINES * ring,
                        figures.channels() * rate(figures.expected().lineChannel()));
            case SIMPLE, AUTO -> ring;
        };
    }

    /** An all-reduce goes through the switches twice, one part while another is on its way; one channel is left over. */
    private double nvls(Wish wish) {
        var efficiency = figures.expected().nvlsShare();
        var channels = figures.nvlsChannels();
        var bus = 2.0
                * rate(figures.expected().ring())
                * efficiency.numerator()
                / efficiency.denominator()
                * (channels - 1)
                / channels;
        return micros(rules.nvlsLatency()) + wish.bytes() / (bus * share(wish));
    }

    private double oneShot(Wish wish) {
        return micros(figures.graphLaunch())
                + micros(figures.notice().ll())
                + wish.bytes() * (wish.ranks() - 1) / rate(figures.fanOutRate());
    }

    private static int steps(Wish wish) {
        return switch (wish.operation()) {
            case ALL_REDUCE -> 2 * (wish.ranks() - 1);
            case ALL_GATHER, REDUCE_SCATTER, ALL_TO_ALL, ALL_TO_ALL_V -> wish.ranks() - 1;
            case BROADCAST, REDUCE, SEND_RECEIVE -> wish.ranks();
        };
    }

    /** algbw over busbw. */
    private static double share(Wish wish) {
        return wish.ranks() == 1 ? 1 : 1 / wish.operation().busFactor(wish.ranks());
    }

    private static <T> T of(PerProtocol<T> figures, Protocol protocol) {
        return switch (protocol) {
            case LL -> figures.ll();
            case LL128 -> figures.ll128();
            case SIMPLE, AUTO -> figures.simple();
        };
    }

    private static double micros(SimDuration time) {
        return time.picos() / PICOS_PER_MICRO;
    }

    private static double rate(Bandwidth bandwidth) {
        return bandwidth.bytesPerSecond() * BYTES_PER_MICRO;
    }
}
