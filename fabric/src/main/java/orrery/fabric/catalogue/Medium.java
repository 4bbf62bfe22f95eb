package orrery.fabric.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/**
 * One direction of a wire: its rate, its latency, and what a packet costs on it.
 *
 * @param optical whether light carries it, so that lasers and lanes can fail
 * @param laneBandwidth rate of one lane in one direction
 * @param lanesPerLink lanes of one link in one direction
 * @param links links the wire bundles; they act as one port, and each takes a port of a switch chip
 * @param latency one hop in one direction; bounds the lookahead, so it is never zero
 * @param largestPayload content of one packet at most
 * @param header overhead of one packet on the wire
 * @param energyPerBit femtojoules for both ends of one direction; empty where neither a figure nor the optics' power was
 *     found
 * @param optics the module or engine at each end; empty for copper, and for light of which nothing is known
 * @param adapterOptics what stands at the end of an adapter instead, where that is another; empty where both are alike
 * @param credits receive buffer of one link, which bounds what a lossless sender may have in flight; empty where packets
 *     are lost instead, or no figure was found
 * @param retry from the end of a damaged packet to the start of its second sending by the link itself; empty where the
 *     link never sends again, or no figure was found
 */
public record Medium(
        String name,
        Kind kind,
        boolean optical,
        Bandwidth laneBandwidth,
        int lanesPerLink,
        int links,
        SimDuration latency,
        ByteCount largestPayload,
        ByteCount header,
        OptionalLong energyPerBit,
        Optional<Optics> optics,
        Optional<Optics> adapterOptics,
        Optional<ByteCount> credits,
        Optional<SimDuration> retry) {

    /** The protocol spoken over a wire. */
    public enum Kind {
        NVLINK,
        ETHERNET,
        INFINIBAND,
        C2C,
        PCIE,
        LPU_LINK
    }

    public Medium {
        require(name, "latency", latency.picos());
        require(name, "lanesPerLink", lanesPerLink);
        require(name, "links", links);
        require(name, "largestPayload", largestPayload.bytes());
        if (adapterOptics.isPresent() && optics.isEmpty()) {
            throw new IllegalArgumentException(name + ": adapterOptics need optics at the other end, found none");
        }
        if (optics.isPresent() && !optical) {
            throw new IllegalArgumentException(name + ": optical must be true where optics are named, found false");
        }
    }

    /** A wire without figures for its optics, credits and retry. */
    public Medium(
            String name,
            Kind kind,
            boolean optical,
            Bandwidth laneBandwidth,
            int lanesPerLink,
            int links,
            SimDuration latency,
            ByteCount largestPayload,
            ByteCount header,
            OptionalLong energyPerBit) {
        this(
                name,
                kind,
                optical,
                laneBandwidth,
                lanesPerLink,
                links,
                latency,
                largestPayload,
                header,
                energyPerBit,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What stands at the end of a device of a kind. */
    public Optional<Optics> opticsAt(DeviceKind kind) {
        return kind == DeviceKind.NIC ? adapterOptics.or(() -> optics) : optics;
    }

    /** What stands at the two ends; none where nothing is known of them. */
    public List<Optics> ends() {
        return optics.map(one -> List.of(one, adapterOptics.orElse(one))).orElse(List.of());
    }

    private static void require(String name, String field, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + ": " + field + " must be above zero, found " + value);
        }
    }

    /** The name of one of its links, as the catalogue has it. */
    public String nameOfOne() {
        return name.replaceFirst(" x\\d+$", "");
    }

    /** Several links side by side that act as one port: {@code nvlink4 x5} is five times as wide as {@code nvlink4}. */
    public Medium bundled(int count) {
        return new Medium(
                name + " x" + count,
                kind,
                optical,
                laneBandwidth,
                lanesPerLink,
                Math.multiplyExact(links, count),
                latency,
                largestPayload,
                header,
                energyPerBit,
                optics,
                adapterOptics,
                credits,
                retry);
    }

    /** One of the links of a bundle: the medium as the catalogue has it. */
    public Medium single() {
        return links == 1
                ? this
                : new Medium(
                        name.replaceFirst("( x\\d+)+$", ""),
                        kind,
                        optical,
                        laneBandwidth,
                        lanesPerLink,
                        1,
                        latency,
                        largestPayload,
                        header,
                        energyPerBit,
                        optics,
                        adapterOptics,
                        credits,
                        retry);
    }

    /** Lanes in one direction, over all bundled links. */
    public int lanes() {
        return Math.multiplyExact(lanesPerLink, links);
    }

    /** Rate in one direction with every lane lit. */
    public Bandwidth bandwidth() {
        return bandwidth(lanes());
    }

    /** Rate in one direction with only some lanes lit, at least one. */
    public Bandwidth bandwidth(int lanesLit) {
        return laneBandwidth.times(lanesLit);
    }

    public long latencyPs() {
        return latency.picos();
    }

    /** Bytes on the wire for so much content: full packets and a last one, at least one, each with a header. */
    public long wireBytes(long contentBytes) {
        long packets = Math.max(1, Math.ceilDiv(contentBytes, largestPayload.bytes()));
        return Math.addExact(contentBytes, Math.multiplyExact(packets, header.bytes()));
    }
}
