package orrery.node.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orrery.node.trace.Traces.Group;

/** The graphs of all ranks, which go together: they will run to their end. */
public final class Agreement {
    private final List<RankGraph> graphs;
    private final Map<String, List<Integer>> members;

    /** @throws TraceProblem where they do not go together: the first thing found */
    public Agreement(Traces traces) {
        this.members = members(traces);
        this.graphs = traces.ranks().stream().map(Ordering::of).toList();
        requireMembers();
        var transfers = new Transfers(graphs);
        var collectives = new Collectives(graphs, members);
        new Standstill(graphs, transfers, collectives).require();
    }

    private static Map<String, List<Integer>> members(Traces traces) {
        var ranks = traces.ranks().size();
        var members = new HashMap<String, List<Integer>>();
        members.put("", IntStream.range(0, ranks).boxed().toList());
        for (var group : traces.groups()) {
            group.ranks().stream().filter(rank -> rank >= ranks).findFirst().ifPresent(rank -> {
                throw new TraceProblem(
                        "groups",
                        "group " + TraceProblem.quote(group.name()),
                        "rank " + rank,
                        "0 to " + (ranks - 1) + ", the ranks that have a file",
                        "add the rank's file, or take it out of the group");
            });
            members.put(group.name(), group.ranks());
        }
        return members;
    }

    private void requireMembers() {
        var sets = new HashMap<String, HashSet<Integer>>();
        members.forEach((name, ranks) -> sets.put(name, new HashSet<>(ranks)));
        for (var rank = 0; rank < graphs.size(); rank++) {
            var graph = graphs.get(rank);
            for (var place = 0; place < graph.size(); place++) {
                if (graph.work(place) instanceof Work.Collective(var _, var _, var name)) {
                    requireMember(graph, place, rank, name, sets.get(name));
                }
            }
        }
    }

    private void requireMember(RankGraph graph, int place, int rank, String name, HashSet<Integer> ranks) {
        if (ranks == null) {
            throw graph.problem(
                    place,
                    "pg_name",
                    "group \"" + TraceProblem.quote(name) + "\"",
                    members.size() == 1
                            ? "a group of a file of groups; there is none"
                            : "one of " + TraceProblem.quote(String.join(", ", names())),
                    "name a file that has it with --groups");
        }
        if (!ranks.contains(rank)) {
            throw graph.problem(
                    place,
                    "pg_name",
                    "group \"" + TraceProblem.quote(name) + "\", which rank " + rank + " is not in",
                    "a group of this rank",
                    "add the rank to the group");
        }
    }

    private List<String> names() {
        return members.keySet().stream()
                .filter(name -> !name.isEmpty())
                .sorted()
                .toList();
    }

    /** What each rank does. */
    public List<RankGraph> graphs() {
        return graphs;
    }

    /** The groups that some collective is of, by name; the one without a name has all ranks. */
    public List<Group> groups() {
        var used = new HashSet<String>();
        for (var graph : graphs) {
            for (var place = 0; place < graph.size(); place++) {
                if (graph.work(place) instanceof Work.Collective collective) {
                    used.add(collective.group());
                }
            }
        }
        var groups = new ArrayList<Group>();
        used.stream().sorted().forEach(name -> groups.add(new Group(name, members.get(name))));
        return groups;
    }
}
