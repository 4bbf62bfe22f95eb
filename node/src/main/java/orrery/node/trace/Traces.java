package orrery.node.trace;

import java.util.List;

/**
 * What all ranks do, and the groups that their collectives name.
 *
 * @param ranks by rank
 * @param groups each with another name
 */
public record Traces(List<RankTrace> ranks, List<Group> groups) {

    /**
     * @param name as nodes name it
     * @param ranks in the group's order; the first is the root
     */
    public record Group(String name, List<Integer> ranks) {
        public Group {
            ranks = List.copyOf(ranks);
        }
    }

    public Traces {
        ranks = List.copyOf(ranks);
        groups = List.copyOf(groups);
    }
}
