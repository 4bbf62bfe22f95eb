package orrery.node.feasibility;

import java.util.stream.IntStream;
import orrery.fabric.topology.Topology;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.FeedForward;
import orrery.node.architecture.Mixer;
import orrery.node.format.Formats;
import orrery.node.plan.Cut;
import orrery.node.plan.EvenRouting;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.plan.Share;
import orrery.node.plan.Shares;
import orrery.node.program.Group;
import orrery.node.program.Lowering;
import orrery.node.program.Work.AllReduce;
import orrery.node.program.Work.Combine;
import orrery.node.program.Work.Communicate;
import orrery.node.program.Work.Dispatch;
import orrery.node.program.Work.ExchangeParts;
import orrery.node.program.Work.GatherLogits;
import orrery.node.program.Work.GatherRows;
import orrery.node.program.Work.GatherShares;
import orrery.node.program.Work.HandOver;
import orrery.node.program.Work.Receive;
import orrery.node.program.Work.Send;
import orrery.node.seating.Seating;

/**
 * Counts the bytes that a decode step of one copy sends. Every sequence has one token, experts are chosen evenly, and a token
 * goes to a device once however many of its experts are there. Steps from the CPUs, a few bytes a sequence, are left out.
 */
public final class TrafficCount {
    private static final int PART_EXTRA = 2; // the largest score and the sum of a head's part
    private static final int ASSIGNMENT_BYTES = 8; // an expert's number, and its weight

    private final Seating seating;
    private final int copy;
    private final Cut cut;
    private final Architecture architecture;
    private final Links links;
    private final Sums sums;
    private final Formats formats;
    private final long rowBytes;

    private TrafficCount(Topology topology, Seating seating, int copy, Architecture architecture, Formats formats) {
        this.seating = seating;
        this.copy = copy;
        this.cut = seating.cut(copy);
        this.architecture = architecture;
        this.links = new Links(topology);
        this.sums = new Sums(links);
        this.formats = formats;
        this.rowBytes = formats.stream().rowBytes(architecture.hidden());
    }

    /** @param tokens that the step computes, one a sequence, shared evenly by the data groups */
    public static Traffic of(
            Topology topology, Seating seating, int copy, Architecture architecture, Formats formats, int tokens) {
        var count = new TrafficCount(topology, seating, copy, architecture, formats);
        for (var stage = 0; stage < count.cut.pipeline(); stage++) {
            count.addStage(stage, tokens);
        }
        return new Traffic(tokens, count.sums.rounded());
    }

    /** Micro-batches share the rows, and add up to them. */
    private void addStage(int stage, int tokens) {
        var nodes = Lowering.of(architecture, cut, stage, Side.ATTENTION).nodes().stream()
                .filter(node -> node.microBatch() == 0)
                .toList();
        for (var node : nodes) {
            if (node.work() instanceof Communicate work) {
                IntStream.range(0, cut.attentionRanks())
                        .mapToObj(rank -> new Seat(copy, stage, Side.ATTENTION, rank))
                        .forEach(seat -> add(work, seat, tokens));
            }
        }
    }

    /** Collectives are counted at their first member, sends at the sender. */
    private void add(Communicate work, Seat seat, int tokens) {
        var rows = Share.of(tokens, cut.attention().data(), seat.dataRank(cut)).count();
        switch (work) {
            case AllReduce(var group)
            when isFirst(seat, group) ->
                sums.allReduce(seating.devices(seat, group), rowBytes * rowsOf(group, seat, tokens));
            case GatherRows(var group)
            when isFirst(seat, group) ->
                sums.allGather(seating.devices(seat, group), rowBytes * rowsOf(group, seat, tokens));
            case GatherShares(var group)
            when isFirst(seat, group) -> sums.allGather(seating.devices(seat, group), (double) rowBytes * rows);
            case AllReduce _, GatherRows _, GatherShares _, Receive _ -> {}
            case ExchangeParts(var group) -> addParts(seat, group, rows);
            case Dispatch(var block) -> addExchange(block, seat, rows, true);
            case Combine(var block) -> addExchange(block, seat, rows, false);
            case GatherLogits(var group) -> addLogits(seat, group, rows);
            case Send _ ->
                sums.send(
                        seating.device(seat),
                        seating.device(seating.members(seat, Group.NEXT_STAGE).getLast()),
                        (double) rowBytes * rows);
            case HandOver _ -> addHandOver(seat, rows);
        }
    }

    private boolean isFirst(Seat seat, Group group) {
        return seating.members(seat, group).getFirst().equals(seat);
    }

    /** Rows of all data groups that a group's members belong to. */
    private double rowsOf(Group group, Seat seat, int tokens) {
        return seating.members(seat, group).stream()
                .mapToInt(member -> member.dataRank(cut))
                .distinct()
                .mapToLong(
                        data -> Share.of(tokens, cut.attention().data(), data).count())
                .sum();
    }

    /** Every context rank sends every other the parts of the heads that the other merges; every mixer's alike. */
    private void addParts(Seat seat, Group group, int rows) {
        var mixer = (Mixer) architecture.blocks().stream()
                .filter(Mixer.class::isInstance)
                .findFirst()
                .orElseThrow();
        var shares = new Shares(cut, seat);
        for (var other : seating.members(seat, group)) {
            var heads = shares.mergedHeads(mixer, other.contextRank(cut)).count();
            var elements = (double) rows * heads * (mixer.valueDim() + PART_EXTRA);
            sums.send(seating.device(seat), seating.device(other), Float.BYTES * elements);
        }
    }

    /** This rank's tokens go to the ranks of their experts, or what those make of them comes back. */
    private void addExchange(int block, Seat seat, int rows, boolean out) {
        var tokens =
                Share.of(rows, cut.groupRanks(), seat.rank() % cut.groupRanks()).count();
        var kind = (FeedForward) architecture.blocks().get(block);
        var width = (out ? formats.activations() : formats.stream()).rowBytes(kind.rowWidth(architecture.hidden()));
        for (var member : seating.members(seat, Group.EXPERTS)) {
            if (!cut.separate() || member.side() == Side.FEED_FORWARD) {
                var there = there(kind, member);
                var bytes = there.tokens() * width + (out ? there.assignments() * ASSIGNMENT_BYTES : 0);
                sums.send(seating.device(seat), seating.device(member), tokens * bytes);
            }
        }
    }

    /**
     * How much of one token goes to a rank, on average.
     *
     * @param tokens chance that one of its experts is there
     * @param assignments experts of it that are there
     */
    private record There(double tokens, double assignments) {}

    private There there(FeedForward block, Seat seat) {
        return switch (block) {
            case Dense _ -> new There(1, 1);
            case Experts experts -> {
                var here = new Shares(cut, seat).physicalExperts(experts).count();
                var even = new EvenRouting(experts, cut);
                yield new There(even.anyOf(here), even.meanOf(here));
            }
        };
    }

    private void addLogits(Seat seat, Group group, int rows) {
        var first = seating.members(seat, group).getFirst();
        var vocabulary =
                new Shares(cut, seat).vocabulary(architecture.vocabulary()).count();
        sums.send(seating.device(seat), seating.device(first), (double) Float.BYTES * rows * vocabulary);
    }

    private void addHandOver(Seat seat, int rows) {
        var device = seating.device(seat);
        if (seat.rank() % cut.groupRanks() == 0 && seating.hasHost(seat)) {
            var host = seating.host(seat);
            sums.add(
                    links.toHost(device, host),
                    host == device ? 0 : (double) Float.BYTES * rows * architecture.vocabulary());
        }
    }
}
