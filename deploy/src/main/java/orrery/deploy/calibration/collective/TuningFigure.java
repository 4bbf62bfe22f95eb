package orrery.deploy.calibration.collective;

import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import orrery.fabric.catalogue.KernelFigures;
import orrery.fabric.catalogue.PerProtocol;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.SimDuration;

/** The figures of a row of tuning that sizes can tell about; what NCCL expects when it chooses is not among them. */
public enum TuningFigure {
    STREAM_LAUNCH("streamLaunch", false, figures -> figures.streamLaunch().picos()),
    DIRECT_SETUP("directSetup", false, figures -> figures.directSetup().picos()),
    NOTICE_LL("notice/ll", false, figures -> figures.notice().ll().picos()),
    NOTICE_LL128("notice/ll128", false, figures -> figures.notice().ll128().picos()),
    NOTICE_SIMPLE("notice/simple", false, figures -> figures.notice().simple().picos()),
    COPY_RATE("copyRate", true, figures -> figures.copyRate().bytesPerSecond()),
    SCATTER_RATE("scatterRate", true, figures -> figures.scatterRate().bytesPerSecond()),
    NVLS_CHANNEL_RATE(
            "nvlsChannelRate", true, figures -> figures.nvlsChannelRate().bytesPerSecond());

    private static final double PICOS_PER_MICRO = 1e6;
    private static final double BYTES_PER_GIGABYTE = 1e9;

    private final String path;
    private final boolean isRate;
    private final ToLongFunction<KernelFigures> read;

    TuningFigure(String path, boolean isRate, ToLongFunction<KernelFigures> read) {
        this.path = path;
        this.isRate = isRate;
        this.read = read;
    }

    /** Where it stands in a row of tuning: a field, or a group and a field. */
    String path() {
        return path;
    }

    boolean isRate() {
        return isRate;
    }

    String unit() {
        return isRate ? "GB/s" : "us";
    }

    /** In its unit. */
    double of(KernelFigures figures) {
        return read.applyAsLong(figures) / (isRate ? BYTES_PER_GIGABYTE : PICOS_PER_MICRO);
    }

    /** A row with other values, in their units; figures that are not named stay. */
    static KernelFigures with(KernelFigures row, Map<TuningFigure, Double> values) {
        Function<TuningFigure, SimDuration> time =
                figure -> new SimDuration(Math.round(values.getOrDefault(figure, figure.of(row)) * PICOS_PER_MICRO));
        Function<TuningFigure, Bandwidth> rate =
                figure -> new Bandwidth(Math.round(values.getOrDefault(figure, figure.of(row)) * BYTES_PER_GIGABYTE));
        return new KernelFigures(
                row.name(),
                row.nvlink(),
                row.validated(),
                time.apply(STREAM_LAUNCH),
                row.graphLaunch(),
                time.apply(DIRECT_SETUP),
                row.handshake(),
                new PerProtocol<>(time.apply(NOTICE_LL), time.apply(NOTICE_LL128), time.apply(NOTICE_SIMPLE)),
                rate.apply(COPY_RATE),
                row.fanOutRate(),
                rate.apply(SCATTER_RATE),
                row.channels(),
                row.nvlsChannels(),
                rate.apply(NVLS_CHANNEL_RATE),
                row.expected());
    }
}
