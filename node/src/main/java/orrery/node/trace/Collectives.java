package orrery.node.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which nodes of which ranks are one collective: the first of each member of a group, the second of each, and so on. */
final class Collectives {
    private final List<RankGraph> graphs;
    private final List<List<List<Spot>>> groups = new ArrayList<>(); // by group, number and member

    /** @throws TraceProblem where members do not do the same in the same order */
    Collectives(List<RankGraph> graphs, Map<String, List<Integer>> members) {
        this.graphs = graphs;
        var byRank = graphs.stream().map(Collectives::ofRank).toList();
        new TreeMap<>(members)
                .forEach((name, ranks) -> groups.add(together(ranks.stream()
                        .map(rank -> places(byRank.get(rank).getOrDefault(name, List.of()), rank))
                        .toList())));
    }

    /** Places by group. */
    private static Map<String, List<Integer>> ofRank(RankGraph graph) {
        var places = new HashMap<String, List<Integer>>();
        for (var place = 0; place < graph.size(); place++) {
            if (graph.work(place) instanceof Work.Collective collective) {
                places.computeIfAbsent(collective.group(), _ -> new ArrayList<>())
                        .add(place);
            }
        }
        return places;
    }

    private static List<Spot> places(List<Integer> places, int rank) {
        return places.stream().map(place -> new Spot(rank, place)).toList();
    }

    private List<List<Spot>> together(List<List<Spot>> byMember) {
        var most = byMember.stream().max((a, b) -> a.size() - b.size()).orElseThrow();
        var together = new ArrayList<List<Spot>>();
        for (var number = 0; number < most.size(); number++) {
            var spots = new ArrayList<Spot>();
            for (var ofMember : byMember) {
                requireAlike(most, ofMember, number);
                graphs.get(ofMember.get(number).rank())
                        .number(ofMember.get(number).place(), number);
                spots.add(ofMember.get(number));
            }
            together.add(spots);
        }
        return together;
    }

    private void requireAlike(List<Spot> most, List<Spot> ofMember, int number) {
        var first = most.get(number);
        if (number >= ofMember.size()) {
            throw graphs.get(first.rank())
                    .problem(
                            first.place(),
                            "pg_name",
                            "collective " + number + " of its group, of which a member has only " + ofMember.size()
                                    + (ofMember.isEmpty()
                                            ? ""
                                            : ": rank " + ofMember.getFirst().rank()),
                            "as many collectives of a group in the files of all its members",
                            "add the node to the others, or take it out of the group's");
        }
        var other = ofMember.get(number);
        if (!work(first).equals(work(other))) {
            throw graphs.get(other.rank())
                    .problem(
                            other.place(),
                            "",
                            describe(other) + ", where rank " + first.rank() + " has " + describe(first) + " in "
                                    + graphs.get(first.rank())
                                            .node(first.place())
                                            .label(),
                            "collectives of a group in the same order, of the same type and size, at all its members",
                            "");
        }
    }

    private Work work(Spot spot) {
        return graphs.get(spot.rank()).work(spot.place());
    }

    private String describe(Spot spot) {
        var collective = (Work.Collective) work(spot);
        return collective.kind() + " of " + collective.bytes() + " B";
    }

    /** By group, number and member. */
    List<List<List<Spot>>> groups() {
        return groups;
    }
}
