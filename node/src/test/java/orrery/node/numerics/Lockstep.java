package orrery.node.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import orrery.node.architecture.Architecture;
import orrery.node.cost.Kernel;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.program.Batch;
import orrery.node.program.Group;
import orrery.node.program.Lowering;
import orrery.node.program.Members;
import orrery.node.program.Node;
import orrery.node.program.Program;
import orrery.node.program.Work.AllReduce;
import orrery.node.program.Work.Communicate;
import orrery.node.program.Work.Compute;
import orrery.node.program.Work.GatherRows;
import orrery.node.program.Work.GatherShares;
import orrery.node.program.Work.HandOver;
import orrery.node.program.Work.Receive;
import orrery.node.program.Work.Send;
import orrery.node.tensor.Sums;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Step;

/** All ranks of one copy in one thread: no devices, links or time, collectives as plain loops in rank order. */
final class Lockstep {
    private final Architecture architecture;
    private final Cut cut;
    private final Members members;
    private final Map<Seat, Rank> ranks = new LinkedHashMap<>();
    private final List<Logits> handedOver = new ArrayList<>();
    private long bytes;

    private static final class Rank {
        final Seat seat;
        final Program program;
        final Numerics numerics;
        final List<Kernel> kernels = new ArrayList<>();
        int next;

        Rank(Seat seat, Program program, Numerics numerics) {
            this.seat = seat;
            this.program = program;
            this.numerics = numerics;
        }

        Node node() {
            return next < program.nodes().size() ? program.nodes().get(next) : null;
        }
    }

    Lockstep(Architecture architecture, Cut cut, NumericsMaker maker) {
        this.architecture = architecture;
        this.cut = cut;
        members = new Members(cut);
        for (var stage = 0; stage < cut.pipeline(); stage++) {
            add(stage, Side.ATTENTION, cut.attentionRanks(), maker);
            add(stage, Side.FEED_FORWARD, cut.stageRanks() - cut.attentionRanks(), maker);
        }
    }

    private void add(int stage, Side side, int count, NumericsMaker maker) {
        for (var rank = 0; rank < count; rank++) {
            var seat = new Seat(0, stage, side, rank);
            var program = Lowering.of(architecture, cut, stage, side);
            ranks.put(seat, new Rank(seat, program, maker.of(seat, program)));
        }
    }

    Numerics numerics(Seat seat) {
        return ranks.get(seat).numerics;
    }

    List<Seat> seats() {
        return List.copyOf(ranks.keySet());
    }

    /** Kernels that a rank launched in the last step. */
    List<Kernel> kernels(Seat seat) {
        return ranks.get(seat).kernels;
    }

    /** Bytes that ranks brought to collectives and sent each other in the last step. */
    long bytes() {
        return bytes;
    }

    /** Runs a step; the wanted rows of logits by sequence. */
    Map<Integer, List<float[]>> run(Step step) {
        handedOver.clear();
        bytes = 0;
        for (var rank : ranks.values()) {
            rank.next = 0;
            rank.kernels.clear();
            rank.numerics.begin(step);
        }
        while (ranks.values().stream().anyMatch(rank -> rank.node() != null)) {
            var moved = false;
            for (var rank : ranks.values()) {
                moved |= advance(rank);
            }
            assertTrue(
                    moved,
                    () -> "every rank waits: "
                            + ranks.values().stream().map(Rank::node).toList());
        }
        return bySequence(step);
    }

    private boolean advance(Rank rank) {
        var node = rank.node();
        return switch (node == null ? null : node.work()) {
            case null -> false;
            case Compute _ -> {
                rank.kernels.addAll(rank.numerics.compute(node));
                rank.next++;
                yield true;
            }
            case HandOver _ -> {
                var logits = rank.numerics.logits(node);
                if (logits != null) {
                    handedOver.add(logits);
                }
                rank.next++;
                yield true;
            }
            case Communicate work -> communicate(work, node.microBatch(), group(rank.seat, work));
            default -> throw new AssertionError(node);
        };
    }

    private List<Rank> group(Seat seat, Communicate work) {
        return members.of(seat, Group.of(work).orElseThrow()).stream()
                .map(ranks::get)
                .toList();
    }

    private boolean communicate(Communicate work, int microBatch, List<Rank> group) {
        var pipe = work instanceof Send || work instanceof Receive;
        for (var rank : group) {
            if (!isAt(rank, pipe ? rank == group.getFirst() ? new Send() : new Receive() : work, microBatch)) {
                return false;
            }
        }
        switch (work) {
            case AllReduce _ -> give(group, values(group), Sums::inOrder);
            case GatherRows _, GatherShares _ -> give(group, values(group), Lockstep::concatenate);
            default -> exchange(group);
        }
        group.forEach(rank -> rank.next++);
        return true;
    }

    private static boolean isAt(Rank rank, Communicate work, int microBatch) {
        var node = rank.node();
        return node != null && node.microBatch() == microBatch && node.work().equals(work);
    }

    private List<float[]> values(List<Rank> group) {
        var contributions = group.stream()
                .map(rank -> rank.numerics.contribution(rank.node()))
                .toList();
        var first = contributions.getFirst();
        for (var contribution : contributions) {
            assertEquals(first.elements(), contribution.elements());
            assertEquals(first.bytes(), contribution.bytes());
        }
        bytes += first.bytes();
        return contributions.stream().map(Numerics.Contribution::values).toList();
    }

    /** Nothing comes of nothing. */
    private static void give(List<Rank> group, List<float[]> values, Function<List<float[]>, float[]> collective) {
        var result = values.contains(null) ? null : collective.apply(values);
        group.forEach(rank -> rank.numerics.result(rank.node(), result == null ? null : result.clone()));
    }

    private static float[] concatenate(List<float[]> parts) {
        var all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private void exchange(List<Rank> group) {
        var outgoing =
                group.stream().map(rank -> rank.numerics.outgoing(rank.node())).toList();
        for (var to = 0; to < group.size(); to++) {
            var self = to;
            var coming = new ArrayList<Payload>();
            outgoing.forEach(payloads -> coming.add(payloads.get(self)));
            var sent = IntStream.range(0, coming.size())
                    .filter(from -> coming.get(from) != null)
                    .boxed()
                    .toList();
            var rank = group.get(to);
            assertEquals(sent, rank.numerics.expected(rank.node()), () -> rank.node() + " of " + rank.seat);
            assertTrue(coming.get(to) == null, "a rank sends itself something");
            bytes += coming.stream()
                    .mapToLong(payload -> payload == null ? 0 : payload.bytes())
                    .sum();
            rank.numerics.incoming(rank.node(), coming);
        }
    }

    private Map<Integer, List<float[]>> bySequence(Step step) {
        var batch = new Batch(step, cut);
        var rows = new TreeMap<Integer, List<float[]>>();
        for (var logits : handedOver) {
            var values = logits.rows().toArray();
            var slices = batch.slices(logits.dataGroup(), logits.microBatch());
            var wanted = slices.stream().mapToInt(StepRows::wanted).sum();
            var width = values.length / wanted;
            var at = 0;
            for (var slice : slices) {
                for (var n = 0; n < StepRows.wanted(slice); n++, at += width) {
                    rows.computeIfAbsent(slice.sequence(), _ -> new ArrayList<>())
                            .add(Arrays.copyOfRange(values, at, at + width));
                }
            }
        }
        return rows;
    }
}
