package orrery.fabric.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.ComputeRate;
import orrery.protocol.units.Power;
import orrery.protocol.units.SimDuration;

/** Which field of a row becomes which component of a record. */
final class Rows {
    private static final double BITS_OF_A_BYTE = 8;

    private Rows() {}

    static Gpu gpu(String name, Row row, Map<String, KernelEfficiency> efficiencies) {
        row.onlyFieldsOf(Gpu.class);
        return new Gpu(
                name,
                row.figuresBy("compute", Precision.class, ComputeRate::parse),
                row.figuresBy("achieved", Precision.class, ComputeRate::parse),
                row.figure("memoryBandwidth", Bandwidth::parse),
                row.figure("achievedMemoryBandwidth", Bandwidth::parse),
                row.figure("memory", ByteCount::parse),
                row.figure("memoryLatency", SimDuration::parse),
                row.figure("kernelLaunch", SimDuration::parse),
                row.oneOf("kernels", efficiencies),
                draw(row.group("power")),
                attachment(row.group("nvlink")));
    }

    private static Draw draw(Row row) {
        row.onlyFieldsOf(Draw.class);
        return new Draw(
                row.uncertain("idle", Rows::watts),
                row.uncertain("active", Rows::watts),
                row.uncertain("peak", Rows::watts),
                row.uncertain("memory", Rows::joulesPerByte),
                row.uncertainIfKnown("leastVoltage", Quantity::share));
    }

    private static double watts(String text) {
        return Power.parse(text).milliwatts() / 1e3;
    }

    private static double joulesPerByte(String text) {
        return Quantity.femtojoulesPerBit(text) * BITS_OF_A_BYTE / 1e15;
    }

    static Server server(
            String name, Row row, Map<String, Cpu> cpus, Map<String, Nic> nics, Map<String, SwitchChip> chips) {
        row.onlyFieldsOf(Server.class);
        return new Server(
                name,
                row.figure("devices", Quantity::count),
                row.plainIfKnown("cpu", cpus),
                row.figure("cpus", Quantity::countOrNone),
                row.plainIfKnown("nic", nics),
                row.figure("nics", Quantity::countOrNone),
                row.plainIfKnown("switchChip", chips),
                row.figure("switchChips", Quantity::countOrNone),
                row.countIfKnown("trays"),
                row.countIfKnown("switchTrays"),
                row.uncertain("memory", Rows::watts),
                row.uncertain("board", Rows::watts),
                row.uncertain("fans", Quantity::share),
                row.uncertain("supply", Quantity::share),
                row.uncertain("cooling", Quantity::share));
    }

    static Price price(String name, Row row) {
        row.onlyFieldsOf(Price.class);
        return new Price(
                name,
                row.uncertain("hyperscaler", Quantity::dollarsPerHour),
                row.uncertain("neocloud", Quantity::dollarsPerHour),
                row.uncertain("rental", Quantity::dollarsPerHour));
    }

    static Cpu cpu(String name, Row row) {
        row.onlyFieldsOf(Cpu.class);
        return new Cpu(
                name,
                row.figure("cores", Quantity::count),
                row.figure("coreRate", ComputeRate::parse),
                row.figure("memoryBandwidth", Bandwidth::parse),
                row.figureIfKnown("memory", ByteCount::parse),
                row.figure("memoryLatency", SimDuration::parse),
                row.figure("schedule", SimDuration::parse),
                row.figure("sample", SimDuration::parse),
                row.figure("tokenise", SimDuration::parse),
                draw(row.group("power")));
    }

    static Lpu lpu(String name, Row row) {
        row.onlyFieldsOf(Lpu.class);
        return new Lpu(
                name,
                row.figuresBy("compute", Precision.class, ComputeRate::parse),
                row.figure("memory", ByteCount::parse),
                row.figure("memoryBandwidth", Bandwidth::parse),
                row.figure("slot", Rows::positiveTime),
                row.figure("startMargin", Rows::positiveTime),
                draw(row.group("power")),
                attachment(row.group("chipToChip")));
    }

    private static Attachment attachment(Row row) {
        row.onlyFieldsOf(Attachment.class);
        return new Attachment(
                row.text("medium"), row.figure("links", Quantity::count), row.figure("bandwidth", Bandwidth::parse));
    }

    static Nic nic(String name, Row row) {
        row.onlyFieldsOf(Nic.class);
        return new Nic(
                name,
                row.figure("bandwidth", Bandwidth::parse),
                row.figure("latency", Rows::positiveTime),
                row.figureIfKnown("power", Power::parse));
    }

    /** Kinds of switch chip as the files spell them. */
    private enum SwitchKind {
        NVSWITCH,
        ETHERNET,
        INFINIBAND
    }

    static SwitchChip switchChip(String name, Row row) {
        row.onlyFieldsOf(SwitchChip.class);
        var kind = switch (row.oneOf("kind", SwitchKind.class)) {
            case NVSWITCH -> DeviceKind.NVSWITCH;
            case ETHERNET -> DeviceKind.ETHERNET_SWITCH;
            case INFINIBAND -> DeviceKind.INFINIBAND_SWITCH;
        };
        return new SwitchChip(
                name,
                kind,
                row.figure("ports", Quantity::count),
                row.figure("latency", SimDuration::parse),
                row.figure("reduces", Quantity::yesOrNo),
                row.figureIfKnown("bandwidth", Bandwidth::parse),
                row.figureIfKnown("buffer", ByteCount::parse),
                row.figureIfKnown("multicastGroups", Quantity::count),
                row.figureIfKnown("power", Power::parse));
    }

    static Transport transport(String name, Row row) {
        row.onlyFieldsOf(Transport.class);
        return new Transport(
                name,
                row.figure("markAbove", SimDuration::parse),
                row.figure("markAllAbove", SimDuration::parse),
                row.figure("markMost", Fraction::parse),
                row.figure("gain", Fraction::parse),
                row.figure("notificationInterval", SimDuration::parse),
                row.figure("forgetInterval", SimDuration::parse),
                row.figure("increaseInterval", SimDuration::parse),
                row.figure("fastRecoveries", Quantity::count),
                row.figure("increase", Fraction::parse),
                row.figure("leastRate", Fraction::parse),
                row.figure("bufferShare", Fraction::parse),
                row.figure("timeout", SimDuration::parse),
                row.figure("retries", Quantity::count));
    }

    static Optics optics(String name, Row row) {
        row.onlyFieldsOf(Optics.class);
        return new Optics(
                name,
                row.oneOf("kind", Optics.Kind.class),
                row.figure("lanes", Quantity::count),
                row.figure("lasers", Fraction::parse),
                row.figure("laserModules", Fraction::parse),
                row.figure("power", Power::parse),
                row.figure("latency", SimDuration::parse),
                optional(row.figureIfKnown("hoursBetweenFailures", Quantity::hours)),
                row.figureIfKnown("claimedPowerRatio", Fraction::parse),
                row.figureIfKnown("claimedLaserRatio", Fraction::parse));
    }

    static Medium medium(String name, Row row, Map<String, Optics> known) {
        row.onlyFieldsOf(Medium.class, "links");
        var laneBandwidth = row.figure("laneBandwidth", Bandwidth::parse);
        var lanes = row.figure("lanesPerLink", Quantity::count);
        var optics = row.plainIfKnown("optics", known);
        var adapterOptics = row.plainIfKnown("adapterOptics", known);
        return new Medium(
                name,
                row.oneOf("kind", Medium.Kind.class),
                row.plain("optical", Quantity::yesOrNo),
                laneBandwidth,
                lanes,
                1,
                row.figure("latency", Rows::positiveTime),
                row.figure("largestPayload", ByteCount::parse),
                row.figure("header", ByteCount::parse),
                optional(row.figureIfKnown("energyPerBit", Quantity::femtojoulesPerBit)
                        .or(() -> optics.map(engine ->
                                engine.energyPerBit(adapterOptics.orElse(engine), lanes, laneBandwidth.times(lanes))))),
                optics,
                adapterOptics,
                row.figureIfKnown("credits", ByteCount::parse),
                row.figureIfKnown("retry", SimDuration::parse));
    }

    private static OptionalLong optional(Optional<Long> figure) {
        return figure.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static SimDuration positiveTime(String text) {
        var time = SimDuration.parse(text);
        if (time.picos() == 0) {
            throw new IllegalArgumentException("a time above zero, because it bounds the lookahead");
        }
        return time;
    }
}
