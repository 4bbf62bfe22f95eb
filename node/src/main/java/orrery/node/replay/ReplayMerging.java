package orrery.node.replay;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import orrery.fabric.link.Held;
import orrery.fabric.link.Standstill;
import orrery.fabric.topology.Topology;
import orrery.node.emulation.Traffic;
import orrery.node.replay.ReplayFindings.DeviceFinding;
import orrery.node.replay.ReplayFindings.RankFinding;

/** Puts the findings of all JVMs together, in device order, so that the outcome does not show who found what. */
public final class ReplayMerging {
    private final Replay replay;
    private final Topology topology;
    private final List<ReplayFindings> findings;

    public ReplayMerging(Replay replay, Topology topology, List<ReplayFindings> findings) {
        this.replay = replay;
        this.topology = topology;
        this.findings = List.copyOf(findings);
    }

    /**
     * @throws ReplayStalled where a rank never got what it waits for
     * @throws IllegalStateException where a device is missing, or is there twice
     */
    public ReplayOutcome outcome() {
        var ranks = findings.stream()
                .flatMap(one -> one.ranks().stream())
                .sorted(Comparator.comparingInt(RankFinding::rank))
                .toList();
        ranks.forEach(this::requireDone);
        var links = Traffic.of(
                        topology,
                        findings.stream().flatMap(one -> one.media().stream()).toList())
                .stream()
                .filter(link -> link.wire().bytes() > 0)
                .toList();
        var timePs = ranks.stream().mapToLong(RankFinding::endPs).max().orElse(0);
        return new ReplayOutcome(timePs, ranks, links, fingerprint());
    }

    private void requireDone(RankFinding rank) {
        var nodes = replay.traces().ranks().get(rank.rank()).nodes().size();
        if (rank.nodes() < nodes) {
            throw new ReplayStalled(
                    "rank " + rank.rank() + " did " + rank.nodes() + " of " + nodes + " nodes: " + standstill());
        }
    }

    private String standstill() {
        var held = findings.stream()
                .flatMap(one -> one.held().stream())
                .sorted(Comparator.comparingInt(Held::device).thenComparingInt(Held::port))
                .toList();
        return Standstill.of(topology, held)
                .map(Standstill::describe)
                .orElse("what it waits for was lost on a link that does not send it again");
    }

    private String fingerprint() {
        var devices = findings.stream()
                .flatMap(one -> one.devices().stream())
                .sorted(Comparator.comparingInt(DeviceFinding::device))
                .toList();
        var digest = sha256();
        for (var i = 0; i < Math.max(devices.size(), topology.devices()); i++) {
            if (i >= devices.size() || devices.get(i).device() != i) {
                throw new IllegalStateException("the replay ended with " + devices.size() + " of " + topology.devices()
                        + " devices; device " + i + " is missing or there twice");
            }
            var bytes = ByteBuffer.allocate(3 * Long.BYTES);
            bytes.asLongBuffer()
                    .put(new long[] {i, devices.get(i).hash(), devices.get(i).handled()});
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
