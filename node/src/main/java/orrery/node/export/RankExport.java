package orrery.node.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
import orrery.node.trace.Work.Memory;
import orrery.node.trace.Work.Metadata;
import orrery.node.trace.Work.Receive;
import orrery.node.trace.Work.Send;

/** One rank's program as the nodes of a trace; a gather at the first rank comes to several. */
final class RankExport {
    private final Cut cut;
    private final Sizes sizes;
    private final Seat seat;
    private final Map<Seat, Integer> rankOf;
    private final Map<String, Group> groups; // of all ranks, by members: grows
    private final List<TraceNode> nodes = new ArrayList<>();
    private final Map<Integer, List<Long>> idsOf = new HashMap<>(); // by number of the program's node

    RankExport(Cut cut, Sizes sizes, Seat seat, Map<Seat, Integer> rankOf, Map<String, Group> groups) {
        this.cut = cut;
        this.sizes = sizes;
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
        var ids = new ArrayList<Long>();
        for (var work : works(node)) {
            ids.add((long) nodes.size());
            nodes.add(new TraceNode(nodes.size(), node.work().toString(), work, after));
        }
        idsOf.put(node.number(), ids);
    }

    private List<orrery.node.trace.Work> works(Node node) {
        return switch (node.work()) {
            case Work.Compute compute -> List.of(sizes.of(compute));
            case Work.Communicate communicate -> communicate(node, communicate);
            case Work.Memory _ -> List.of(new Metadata()); // caches move beside the step
        };
    }

    private List<orrery.node.trace.Work> communicate(Node node, Work.Communicate work) {
        var bytes = sizes.bytes(work);
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
