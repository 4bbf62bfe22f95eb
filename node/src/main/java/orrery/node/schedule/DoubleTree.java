package orrery.node.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * Collectives along two binary trees, each for one half of the elements, part by part in a pipeline.
 *
 * <pre>
 *   up     adds what its children send to its own, left child + own + right child, sends the sum to its parent
 *   down   keeps what its parent sends, sends it to its children
 * </pre>
 */
public final class DoubleTree {
    private static final int TREES = 2;

    private DoubleTree() {}

    /** @param halves two slices, one a tree */
    public static Schedule allReduce(int rank, int ranks, Cut halves) {
        return along(rank, ranks, halves, true, true);
    }

    /** From rank 0. */
    public static Schedule broadcast(int rank, int ranks, Cut halves) {
        return along(rank, ranks, halves, false, true);
    }

    /** To rank 0. */
    public static Schedule reduce(int rank, int ranks, Cut halves) {
        return along(rank, ranks, halves, true, false);
    }

    /** Lane 2t goes up tree t, lane 2t + 1 goes down. */
    private static Schedule along(int rank, int ranks, Cut halves, boolean up, boolean down) {
        var lanes = new ArrayList<Lane>();
        for (var number = 0; number < TREES; number++) {
            var tree = new BinaryTree(ranks, number == 1);
            lanes.add(new Up(tree, rank, halves, number, up, down));
            lanes.add(new Down(tree, rank, halves, number, up, down));
        }
        return new Schedule(List.copyOf(lanes), TREES, Schedule.Held.NOTHING);
    }

    private static void sendDown(BinaryTree tree, int rank, int lane, int part, Action action) {
        if (tree.left(rank) != BinaryTree.NONE) {
            action.send(tree.left(rank), lane, part);
        }
        if (tree.right(rank) != BinaryTree.NONE) {
            action.send(tree.right(rank), lane, part);
        }
    }

    private static final class Up extends Round {
        private final BinaryTree tree;
        private final int rank;
        private final Cut halves;
        private final int number;
        private final boolean down;

        Up(BinaryTree tree, int rank, Cut halves, int number, boolean up, boolean down) {
            super(up ? 1 : 0, halves.parts(), 1);
            this.tree = tree;
            this.rank = rank;
            this.halves = halves;
            this.number = number;
            this.down = down;
        }

        @Override
        void act(int step, int part, Action action) {
            var from = halves.from(number, part);
            var children = tree.children(rank);
            action.elements(halves.length(number, part))
                    .receive(part * children, children, Action.Take.SUM)
                    .own(from)
                    .ownPlace(tree.left(rank) == BinaryTree.NONE ? 0 : 1);
            var parent = tree.parent(rank);
            if (parent != BinaryTree.NONE) {
                action.send(parent, TREES * number, part * tree.children(parent) + tree.place(rank));
                return;
            }
            action.keep(from);
            if (down) {
                sendDown(tree, rank, TREES * number + 1, part, action);
            }
        }
    }

    private static final class Down extends Round {
        private final BinaryTree tree;
        private final int rank;
        private final Cut halves;
        private final int number;

        /** Rank 0 sends down what it has: its own data, unless the sum on its way up does so. */
        Down(BinaryTree tree, int rank, Cut halves, int number, boolean up, boolean down) {
            super(down && !(up && rank == 0) ? 1 : 0, halves.parts(), 1);
            this.tree = tree;
            this.rank = rank;
            this.halves = halves;
            this.number = number;
        }

        @Override
        void act(int step, int part, Action action) {
            var from = halves.from(number, part);
            action.elements(halves.length(number, part));
            if (rank == 0) {
                action.own(from);
            } else {
                action.receive(part);
            }
            action.keep(from);
            sendDown(tree, rank, TREES * number + 1, part, action);
        }
    }
}
