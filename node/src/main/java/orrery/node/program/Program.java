package orrery.node.program;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What every rank of one side of one stage does in one step.
 *
 * <p>Compute nodes run one at a time, the ready one with the lowest number first. Communication nodes run beside
 * them; those of one group and micro-batch, in the order of their numbers.
 *
 * @param nodes in an order that respects what each waits for
 */
public record Program(List<Node> nodes) {

    public Program {
        nodes = List.copyOf(nodes);
        for (var number = 0; number < nodes.size(); number++) {
            requireInOrder(number, nodes.get(number));
        }
    }

    /** The kinds of groups it communicates in. */
    public Set<Group> groups() {
        var groups = EnumSet.noneOf(Group.class);
        for (var node : nodes) {
            if (node.work() instanceof Work.Communicate work) {
                Group.of(work).ifPresent(groups::add);
            }
        }
        return Collections.unmodifiableSet(groups);
    }

    private static void requireInOrder(int number, Node node) {
        if (node.number() != number || node.after().stream().anyMatch(before -> before < 0 || before >= number)) {
            throw new IllegalArgumentException("node " + number + " waits for what is not before it: " + node);
        }
    }
}
