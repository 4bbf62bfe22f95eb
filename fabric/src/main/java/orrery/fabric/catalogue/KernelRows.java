package orrery.fabric.catalogue;

import java.util.function.Function;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/** Which field of a row of the tuning files becomes which component of a record. */
final class KernelRows {
    private KernelRows() {}

    static KernelFigures figures(String name, Row row) {
        row.onlyFieldsOf(KernelFigures.class);
        return new KernelFigures(
                name,
                row.text("nvlink"),
                row.plain("validated", Quantity::yesOrNo),
                row.figure("streamLaunch", SimDuration::parse),
                row.figure("graphLaunch", SimDuration::parse),
                row.figure("directSetup", SimDuration::parse),
                row.figure("handshake", SimDuration::parse),
                perProtocol(row.group("notice"), SimDuration::parse),
                row.figure("copyRate", Bandwidth::parse),
                row.figure("fanOutRate", Bandwidth::parse),
                row.figure("scatterRate", Bandwidth::parse),
                row.figure("channels", Quantity::count),
                row.figure("nvlsChannels", Quantity::count),
                row.figure("nvlsChannelRate", Bandwidth::parse),
                expected(row.group("expected")));
    }

    private static KernelFigures.Expected expected(Row row) {
        row.onlyFieldsOf(KernelFigures.Expected.class);
        return new KernelFigures.Expected(
                row.figure("ring", Bandwidth::parse),
                row.figure("flagged", Bandwidth::parse),
                row.figure("lineChannel", Bandwidth::parse),
                row.figure("lines", Quantity::yesOrNo),
                row.figure("nvlsShare", Fraction::parse));
    }

    static NcclRules rules(String name, Row row) {
        row.onlyFieldsOf(NcclRules.class);
        return new NcclRules(
                name,
                perProtocol(row.group("base"), SimDuration::parse),
                perProtocol(row.group("hop"), SimDuration::parse),
                row.figure("nvlsLatency", SimDuration::parse),
                row.figure("nvlsFewestRanks", Quantity::count),
                perProtocol(row.group("chunk"), ByteCount::parse),
                row.figure("nvlsChunk", ByteCount::parse),
                row.figure("slices", Quantity::count),
                row.figure("leastTraffic", ByteCount::parse),
                row.figure("directFlagged", ByteCount::parse));
    }

    private static <T> PerProtocol<T> perProtocol(Row row, Function<String, T> parse) {
        row.onlyFieldsOf(PerProtocol.class);
        return new PerProtocol<>(row.figure("ll", parse), row.figure("ll128", parse), row.figure("simple", parse));
    }
}
