package orrery.fabric.ethernet;

import java.util.Optional;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.catalogue.Transport;
import orrery.fabric.link.Discipline;
import orrery.fabric.link.LinkErrors;
import orrery.fabric.link.SharedBuffer;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/**
 * How a scale-out network is run. All adapters and switches of one network take the same.
 *
 * @param rules thresholds and intervals, a row of the catalogue
 * @param seed of marks and damage
 * @param burstPackets packets that travel as one event; they are queued, marked, lost and sent again together
 * @param paths how a switch chooses among equally short ways
 * @param pauses whether a full buffer pauses the neighbour (PFC); otherwise it drops. InfiniBand never drops
 * @param marks whether growing queues mark packets, and senders heed it (ECN with DCQCN)
 * @param recovery what is sent again when something was lost
 * @param damage probability that a wire damages a packet
 * @param queues priorities, or virtual lanes; flows spread over them
 * @param endurance whether adapters must reckon with faults
 * @param buffer in place of the switch chip's; empty for what the catalogue says
 */
public record EthernetOptions(
        Transport rules,
        long seed,
        int burstPackets,
        Paths paths,
        boolean pauses,
        boolean marks,
        Recovery recovery,
        double damage,
        int queues,
        Endurance endurance,
        Optional<ByteCount> buffer) {

    /** What adapters do about links that fail. */
    public enum Endurance {
        /** Nothing, for none does: what no buffer and no wire can lose is not acknowledged. */
        NONE,
        /** Everything is acknowledged, and sent again; what nobody acknowledges in time is given up, and its GPU is told. */
        ACKNOWLEDGED
    }

    /** How a switch chooses among equally short ways. */
    public enum Paths {
        /** By a hash of the flow (ECMP): packets keep their order, flows may collide. */
        BY_FLOW,
        /** The output with the least waiting, burst by burst: packets may overtake each other. */
        LEAST_QUEUED
    }

    /** What is sent again when something was lost. */
    public enum Recovery {
        /** Everything from the first loss on; the receiver keeps nothing that comes after a gap. */
        GO_BACK_N,
        /** Only what is missing. */
        SELECTIVE
    }

    /** Large enough that long messages stay cheap, and small enough that queues still mix flows. */
    private static final int USUAL_BURST = 64;

    private static final class Standard {
        static final EthernetOptions OPTIONS = of(Catalogue.load().transport("dcqcn"));
    }

    public EthernetOptions {
        if (burstPackets < 1) {
            throw new IllegalArgumentException("a burst has at least one packet, found " + burstPackets);
        }
        if (recovery == Recovery.GO_BACK_N && paths == Paths.LEAST_QUEUED && (!pauses || damage > 0)) {
            throw new IllegalArgumentException("go-back-N takes packets that overtake each other for losses;"
                    + " choose selective recovery, or paths by flow");
        }
    }

    /** Lossless, marked, paths by flow, whole wires. */
    public static EthernetOptions of(Transport rules) {
        return new EthernetOptions(
                rules,
                0,
                USUAL_BURST,
                Paths.BY_FLOW,
                true,
                true,
                Recovery.SELECTIVE,
                0,
                1,
                Endurance.NONE,
                Optional.empty());
    }

    /** {@link #of} the catalogue's rules. */
    public static EthernetOptions standard() {
        return Standard.OPTIONS;
    }

    /** Whether anything can be lost on media of a kind, so that receivers must acknowledge. */
    boolean isLossy(Medium.Kind kind) {
        return endurance == Endurance.ACKNOWLEDGED || damage > 0 || (kind == Medium.Kind.ETHERNET && !pauses);
    }

    /** How the ports of a switch queue. */
    public Discipline ofSwitch(SwitchChip chip) {
        var shared = buffer.or(chip::buffer).map(size -> new SharedBuffer(size.bytes(), rules.bufferShare(), pauses));
        return new Discipline(queues, shared, errors());
    }

    /** How the ports of an adapter queue. */
    Discipline ofAdapter() {
        return new Discipline(queues, Optional.empty(), errors());
    }

    private LinkErrors errors() {
        return new LinkErrors(seed, damage);
    }

    /** For a run in which links may fail. */
    public EthernetOptions enduring() {
        return with(rules, Endurance.ACKNOWLEDGED);
    }

    /**
     * As {@link #enduring()}.
     *
     * @param patience for which a sender repeats what nobody acknowledges, in place of what the rules say
     */
    public EthernetOptions enduring(SimDuration patience) {
        return with(rules.givingUpAfter(patience), Endurance.ACKNOWLEDGED);
    }

    private EthernetOptions with(Transport rules, Endurance endurance) {
        return new EthernetOptions(
                rules, seed, burstPackets, paths, pauses, marks, recovery, damage, queues, endurance, buffer);
    }

    public EthernetOptions seed(long seed) {
        return new EthernetOptions(
                rules, seed, burstPackets, paths, pauses, marks, recovery, damage, queues, endurance, buffer);
    }

    public EthernetOptions burstPackets(int burstPackets) {
        return new EthernetOptions(
                rules, seed, burstPackets, paths, pauses, marks, recovery, damage, queues, endurance, buffer);
    }

    public EthernetOptions paths(Paths paths) {
        return new EthernetOptions(
                rules, seed, burstPackets, paths, pauses, marks, recovery, damage, queues, endurance, buffer);
    }

    public EthernetOptions pauses(boolean pauses) {
        return new EthernetOptions(
                rules, seed, burstPackets, paths, pauses, marks, recovery, damage, queues, endurance, buffer);
    }

    public EthernetOptions marks(boolean marks) {
        return new EthernetOptions(
                rules, seed, burstPackets, paths, pauses, marks, recovery, damage, queues, endurance, buffer);
    }

    public EthernetOptions recovery(Recovery recovery) {
        return new EthernetOptions(
                rules, seed, burstPackets, paths, pauses, marks, recovery, damage, queues, endurance, buffer);
    }

    public EthernetOptions damage(double damage) {
        return new EthernetOptions(
                rules, seed, burstPackets, paths, pauses, marks, recovery, damage, queues, endurance, buffer);
    }

    public EthernetOptions queues(int queues) {
        return new EthernetOptions(
                rules, seed, burstPackets, paths, pauses, marks, recovery, damage, queues, endurance, buffer);
    }

    public EthernetOptions buffer(ByteCount buffer) {
        return new EthernetOptions(
                rules,
                seed,
                burstPackets,
                paths,
                pauses,
                marks,
                recovery,
                damage,
                queues,
                endurance,
                Optional.of(buffer));
    }
}
