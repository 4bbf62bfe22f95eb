package orrery.node.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orrery.node.numerics.EvenBytes;
import orrery.node.numerics.EvenStep;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.program.Members;
import orrery.node.program.Node;
import orrery.node.program.Program;
import orrery.node.program.Work;
import orrery.node.trace.CollectiveKind;
import orrery.node.trace.TraceNode;
import orrery.node.trace.Traces.Group;
import orrery.node.trace.Work.Collective;
import orrery.node.trace.Work.Compute;
import orrery.node.trace.Work.Memory;
import orrery.node.trace.Work.Metadata;
import orrery.node.trace.Work.Receive;
import orrery.node.trace.Work.Send;

/** One rank's program as the nodes of a trace: one for each kernel, and for each rank that a gather's first rank hears. */
final class RankExport {
    private final Cut cut;
    private final EvenStep kernels;
    private final EvenBytes bytes;
    private final Seat seat;
    private final Map<Seat, Integer> rankOf;
    private final Map<String, Group> groups; // of all ranks, by members: grows
    private final List<TraceNode> nodes = new ArrayList<>();
    private final Map<Integer, List<Long>> idsOf = new HashMap<>(); // by number of the program's node

    RankExport(
            Cut cut,
            EvenStep kernels,
            EvenBytes bytes,
            Seat seat,
            Map<Seat, Integer> rankOf,
            Map<String, Group> groups) {
        this.cut = cut;
        this.kernels = kernels;
        this.bytes = bytes;
        this.seat = seat;
        this.rankOf = rankOf;
        this.groups = groups;
    }

    List<TraceNode> nodes(Program program) {
        program.nodes().forEach(this::add);
        return nodes;
    }

    private void add(Node node) {
        var after = node.after().stream()
                .flatMap(before -> idsOf.get(before).stream())
                .toList();
        idsOf.put(
                node.number(),
                switch (node.work()) {
                    case Work.Compute _ -> inARow(node, after);
                    case Work.Communicate communicate -> atOnce(node, communicate(node, communicate), after);
                });
    }

    /** Ids of nodes that need not wait for each other. */
    private List<Long> atOnce(Node node, List<orrery.node.trace.Work> works, List<Long> after) {
        return works.stream().map(work -> add(node, work, after)).toList();
    }

    /** Its kernels one after the other; the id of the last. */
    private List<Long> inARow(Node node, List<Long> after) {
        var last = after;
        for (var kernel : kernels.kernels(node)) {
            last = List.of(add(node, new Compute(0, kernel.flops(), kernel.bytes(), false), last));
        }
        return last;
    }

    private long add(Node node, orrery.node.trace.Work work, List<Long> after) {
        nodes.add(new TraceNode(nodes.size(), node.work().toString(), work, after));
        return nodes.size() - 1L;
    }

    private List<orrery.node.trace.Work> communicate(Node node, Work.Communicate work) {
        var bytes = this.bytes.of(node);
        return switch (work) {
            case Work.AllReduce _ -> collective(node, work, CollectiveKind.ALL_REDUCE, bytes);
            case Work.GatherRows _, Work.GatherShares _ -> collective(node, work, CollectiveKind.ALL_GATHER, bytes);
            case Work.ExchangeParts _, Work.Dispatch _, Work.Combine _ ->
                collective(node, work, CollectiveKind.ALL_TO_ALL, bytes);
            case Work.GatherLogits _ -> gather(members(work), node.microBatch(), bytes);
            case Work.Send _ -> List.of(new Send(members(work).getLast(), node.microBatch(), bytes));
            case Work.Receive _ -> List.of(new Receive(members(work).getFirst(), node.microBatch(), bytes));
            case Work.HandOver _ ->
                List.of(seat.rank() % cut.groupRanks() == 0 ? new Memory(true, bytes, 0) : new Metadata());
        };
    }

    private List<Integer> members(Work.Communicate work) {
        var group = orrery.node.program.Group.of(work).orElseThrow();
        return new Members(cut).of(seat, group).stream().map(rankOf::get).toList();
    }

    /** Micro-batches do not wait for each other, so each has groups of its own. */
    private List<orrery.node.trace.Work> collective(Node node, Work.Communicate work, CollectiveKind kind, long bytes) {
        var members = members(work);
        var key = members + (cut.microBatches() > 1 ? " " + node.microBatch() : "");
        var number = Integer.toString(groups.size()); // other simulators take names for numbers
        var group = groups.computeIfAbsent(key, _ -> new Group(number, members));
        return List.of(new Collective(kind, bytes, group.name()));
    }

    /** The first rank receives from all others. */
    private List<orrery.node.trace.Work> gather(List<Integer> members, int tag, long bytes) {
        var first = members.getFirst();
        if (!first.equals(rankOf.get(seat))) {
            return List.of(new Send(first, tag, bytes));
        }
        return IntStream.range(1, members.size())
                .<orrery.node.trace.Work>mapToObj(other -> new Receive(members.get(other), tag, bytes))
                .toList();
    }
}
