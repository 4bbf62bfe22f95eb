package orrery.node.numerics;

import java.util.List;
import java.util.stream.IntStream;
import orrery.node.numerics.Numerics.Contribution;
import orrery.node.plan.Share;
import orrery.node.plan.Shares;
import orrery.node.program.Work;
import orrery.node.program.Work.AllReduce;
import orrery.node.program.Work.GatherRows;
import orrery.node.program.Work.GatherShares;

/** What a rank brings to all-reduces and gathers, and what it makes of their results. */
record Gathers(Shares shares, Wire wire) {

    Contribution contribution(Work work, int part, StepRows rows, Registers at) {
        return switch (work) {
            case AllReduce _ -> wire.sum(at.partial, at.count);
            case GatherRows(var group) -> {
                var groups = rows.dataGroups(group);
                yield wire.gather(at.rows, rows.own(part), rows.longest(part, groups), groups.count());
            }
            case GatherShares _ ->
                wire.gather(
                        at.share,
                        shared(rows.own(part)).get(groupRank()),
                        Math.ceilDiv(rows.own(part), groupRanks()),
                        groupRanks());
            case Work other -> throw noCollective(other);
        };
    }

    void result(Work work, int part, StepRows rows, Registers at, float[] values) {
        switch (work) {
            case AllReduce _ -> at.partial = values == null ? at.partial : wire.round(values, at.count);
            case GatherRows(var group) -> {
                var groups = rows.dataGroups(group);
                var of = IntStream.range(groups.from(), groups.to())
                        .mapToObj(dataGroup -> rows.of(part, dataGroup))
                        .toList();
                at.rows = wire.compact(values, rows.longest(part, groups), of);
                at.count = rows.of(part, groups);
            }
            case GatherShares _ ->
                at.partial = wire.compact(values, Math.ceilDiv(rows.own(part), groupRanks()), shared(rows.own(part)));
            case Work other -> throw noCollective(other);
        }
    }

    /** How many of the own rows each rank of the data group sends to experts. */
    private List<Integer> shared(int own) {
        return IntStream.range(0, groupRanks())
                .mapToObj(rank -> Share.of(own, groupRanks(), rank).count())
                .toList();
    }

    private int groupRanks() {
        return shares.cut().groupRanks();
    }

    private int groupRank() {
        return shares.seat().rank() % groupRanks();
    }

    private static IllegalArgumentException noCollective(Work work) {
        return new IllegalArgumentException(work + " is no all-reduce and no gather");
    }
}
