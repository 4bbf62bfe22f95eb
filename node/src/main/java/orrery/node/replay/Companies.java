package orrery.node.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orrery.fabric.routing.LostLinks;
import orrery.fabric.routing.MulticastTrees;
import orrery.fabric.routing.NoRoute;
import orrery.fabric.switching.Groups;
import orrery.fabric.topology.Topology;
import orrery.node.collective.CollectiveTask;
import orrery.node.collective.Reach;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.trace.Traces.Group;

/** The groups of all collectives, and everybody, for transfers. */
final class Companies {
    private final Topology topology;
    private final int ranks;
    private final Reach everybody;
    private final Groups switches;
    private final Map<String, Company> byName = new HashMap<>();

    /** @throws ScenarioProblem where members cannot reach each other, or a rank is in too many groups */
    Companies(Topology topology, int ranks, List<Group> groups) {
        this.topology = topology;
        this.ranks = ranks;
        var folded = reaches(groups, true);
        var whole = reach(everybody(), true);
        var alike = folded.stream().allMatch(reach -> Arrays.equals(reach.standIns(), whole.standIns()));
        this.everybody = alike ? whole : reach(everybody(), false);
        requireAdapters(everybody);
        var reaches = alike ? folded : reaches(groups, false);
        var helped = IntStream.range(0, groups.size())
                .filter(group -> canBeHelped(reaches.get(group)))
                .toArray();
        this.switches = switches(helped, reaches);
        var slots = slots(groups);
        for (var group = 0; group < groups.size(); group++) {
            var number = switches.reduces() ? Arrays.binarySearch(helped, group) : -1;
            var members = groups.get(group);
            byName.put(
                    members.name(),
                    new Company(members.ranks(), reaches.get(group), Math.max(-1, number), slots[group]));
        }
    }

    private Group everybody() {
        return new Group("", IntStream.range(0, ranks).boxed().toList());
    }

    /** Planes are folded everywhere alike, or nowhere: what one group sends delays the others. */
    private List<Reach> reaches(List<Group> groups, boolean fold) {
        return groups.stream().map(group -> reach(group, fold)).toList();
    }

    private Reach reach(Group group, boolean fold) {
        var members =
                group.ranks().stream().mapToInt(rank -> topology.gpus()[rank]).toArray();
        return new Reach(topology, members, LostLinks.none(), fold);
    }

    private void requireAdapters(Reach reach) {
        if (reach.domains() > 1 && reach.adaptersOfEach() == 0) {
            throw new ScenarioProblem(
                    "topology",
                    ranks + " ranks on " + topology.name() + ", where they are in " + reach.domains()
                            + " NVLink domains without network adapters",
                    "a domain for up to " + reach.largestDomain() + " ranks, or GPUs that have adapters",
                    "take a larger rack, or racks on a scale-out fabric");
        }
    }

    private boolean canBeHelped(Reach reach) {
        return reach.ranks() > 1 && reach.domains() == 1 && Arrays.equals(reach.planes(), everybody.planes());
    }

    /** None where a switch has no room for so many. */
    private Groups switches(int[] helped, List<Reach> reaches) {
        try {
            var members = IntStream.of(helped)
                    .mapToObj(group -> reaches.get(group).members())
                    .toList();
            return new Groups(MulticastTrees.of(topology), members, everybody.planes());
        } catch (NoRoute tooMany) {
            return Groups.none();
        }
    }

    /** Each group has the first slot that no group before it with a rank in common has. */
    private int[] slots(List<Group> groups) {
        var taken = IntStream.range(0, ranks).mapToObj(_ -> new BitSet()).toList();
        var slots = new ArrayList<Integer>();
        for (var group : groups) {
            var used = new BitSet();
            group.ranks().forEach(rank -> used.or(taken.get(rank)));
            var slot = used.nextClearBit(0);
            if (slot >= CollectiveTask.SLOTS - 1) {
                throw new ScenarioProblem(
                        "groups",
                        "more than " + slot + " groups with ranks in common, \"" + group.name() + "\" among them",
                        "up to " + (CollectiveTask.SLOTS - 1),
                        "use one group for collectives of the same ranks");
            }
            group.ranks().forEach(rank -> taken.get(rank).set(slot));
            slots.add(slot);
        }
        return slots.stream().mapToInt(Integer::intValue).toArray();
    }

    Company named(String group) {
        return byName.get(group);
    }

    Reach everyone() {
        return everybody;
    }

    Groups switches() {
        return switches;
    }
}
