package orrery.node.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BinaryTreeTest {
    @Test
    void everyRankHangsOnRankZeroOnceAndParentsKnowTheirChildren() {
        for (var ranks = 1; ranks <= 130; ranks++) {
            for (var second : List.of(false, true)) {
                var tree = new BinaryTree(ranks, second);
                assertEquals(
                        IntStream.range(0, ranks).boxed().toList(),
                        below(tree, 0).stream().sorted().toList(),
                        tree.toString());
            }
        }
    }

    private static List<Integer> below(BinaryTree tree, int rank) {
        var found = new ArrayList<>(List.of(rank));
        var place = 0;
        for (var child : new int[] {tree.left(rank), tree.right(rank)}) {
            if (child != BinaryTree.NONE) {
                assertEquals(rank, tree.parent(child), tree + ", child " + child);
                assertEquals(place++, tree.place(child), tree + ", child " + child);
                found.addAll(below(tree, child));
            }
        }
        assertEquals(place, tree.children(rank));
        return found;
    }

    @Test
    void nobodyButRankZeroAndOneMoreHasChildrenInBothTrees() {
        for (var ranks = 2; ranks <= 130; ranks++) {
            var first = new BinaryTree(ranks, false);
            var second = new BinaryTree(ranks, true);
            var busy = IntStream.range(1, ranks)
                    .filter(rank -> first.children(rank) > 0 && second.children(rank) > 0)
                    .count();
            assertTrue(busy <= 1, ranks + " ranks, " + busy + " with children in both");
        }
    }
}
