package orrery.node.collective;

import orrery.node.schedule.Blocks;
import orrery.node.schedule.Cut;
import orrery.node.schedule.Direct;
import orrery.node.schedule.DoubleTree;
import orrery.node.schedule.Lane;
import orrery.node.schedule.Levels;
import orrery.node.schedule.Nvls;
import orrery.node.schedule.NvlsAllReduce;
import orrery.node.schedule.Pairwise;
import orrery.node.schedule.RingAllGather;
import orrery.node.schedule.RingAllReduce;
import orrery.node.schedule.RingBroadcast;
import orrery.node.schedule.RingReduce;
import orrery.node.schedule.RingReduceScatter;
import orrery.node.schedule.Schedule;
import orrery.node.schedule.TwoLevel;
import orrery.node.schedule.UnevenBlocks;

/** Which schedule an operation and an algorithm come to. */
public final class Lowering {
    private Lowering() {}

    /** Whether an algorithm can do an operation at all, on whatever topology. */
    public static boolean can(Operation operation, Algorithm algorithm) {
        return switch (algorithm) {
            case AUTO -> true;
            case RING ->
                switch (operation) {
                    case ALL_REDUCE, ALL_GATHER, REDUCE_SCATTER, BROADCAST, REDUCE -> true;
                    case ALL_TO_ALL, ALL_TO_ALL_V, SEND_RECEIVE -> false;
                };
            case TREE ->
                switch (operation) {
                    case ALL_REDUCE, BROADCAST, REDUCE -> true;
                    case ALL_GATHER, REDUCE_SCATTER, ALL_TO_ALL, ALL_TO_ALL_V, SEND_RECEIVE -> false;
                };
            case DIRECT -> true;
            case ONE_SHOT -> operation == Operation.ALL_REDUCE;
            case TWO_SHOT -> operation == Operation.ALL_REDUCE || operation == Operation.ALL_TO_ALL_V;
            case NVLS ->
                switch (operation) {
                    case ALL_REDUCE, ALL_GATHER, REDUCE_SCATTER, BROADCAST -> true;
                    case REDUCE, ALL_TO_ALL, ALL_TO_ALL_V, SEND_RECEIVE -> false;
                };
            case TWO_LEVEL ->
                switch (operation) {
                    case ALL_REDUCE, ALL_GATHER, REDUCE_SCATTER, ALL_TO_ALL -> true;
                    case BROADCAST, REDUCE, ALL_TO_ALL_V, SEND_RECEIVE -> false;
                };
        };
    }

    /** What a rank does. */
    static Schedule schedule(CollectiveTask task, int rank) {
        if (task.count() == 0) {
            return Schedule.empty();
        }
        return switch (task.choice().algorithm()) {
            case RING -> Schedule.of(ring(task, rank));
            case TREE -> tree(task, rank);
            case DIRECT -> direct(task, rank);
            case TWO_SHOT -> twoShot(task, rank);
            case ONE_SHOT -> Direct.oneShot(rank, task.reach().ranks(), cut(task, 1));
            case NVLS -> nvls(task, rank);
            case TWO_LEVEL -> twoLevel(task, rank);
            case AUTO -> throw cannot(task);
        };
    }

    private static IllegalStateException cannot(CollectiveTask task) {
        return new IllegalStateException(task.choice().algorithm() + " cannot do " + task.operation());
    }

    /** Parts that an action moves. */
    private static Cut cut(CollectiveTask task, int slices) {
        return Cut.into(task.count(), slices, elements(task, task.choice().sliceBytes()));
    }

    private static long elements(CollectiveTask task, long bytes) {
        return task.width().elementsIn(bytes);
    }

    private static Lane ring(CollectiveTask task, int rank) {
        var ranks = task.reach().ranks();
        var slices = cut(task, ranks);
        var together =
                (int) Math.clamp(task.choice().chunkBytes() / task.choice().sliceBytes(), 1, slices.parts());
        return switch (task.operation()) {
            case ALL_REDUCE -> new RingAllReduce(rank, ranks, slices, together);
            case ALL_GATHER -> new RingAllGather(rank, ranks, slices, together);
            case REDUCE_SCATTER -> new RingReduceScatter(rank, ranks, slices, together);
            case BROADCAST -> new RingBroadcast(rank, ranks, cut(task, 1));
            case REDUCE -> new RingReduce(rank, ranks, cut(task, 1));
            case ALL_TO_ALL, ALL_TO_ALL_V, SEND_RECEIVE -> throw cannot(task);
        };
    }

    private static Schedule tree(CollectiveTask task, int rank) {
        var ranks = task.reach().ranks();
        return switch (task.operation()) {
            case ALL_REDUCE -> DoubleTree.allReduce(rank, ranks, cut(task, 2));
            case BROADCAST -> DoubleTree.broadcast(rank, ranks, cut(task, 2));
            case REDUCE -> DoubleTree.reduce(rank, ranks, cut(task, 2));
            case ALL_GATHER, REDUCE_SCATTER, ALL_TO_ALL, ALL_TO_ALL_V, SEND_RECEIVE -> throw cannot(task);
        };
    }

    private static Schedule direct(CollectiveTask task, int rank) {
        var ranks = task.reach().ranks();
        var part = elements(task, task.choice().sliceBytes());
        return switch (task.operation()) {
            case ALL_REDUCE -> Direct.twoShot(rank, ranks, cut(task, ranks));
            case ALL_GATHER -> Direct.allGather(rank, ranks, cut(task, ranks));
            case REDUCE_SCATTER -> Direct.reduceScatter(rank, ranks, cut(task, ranks));
            case BROADCAST -> Direct.broadcast(rank, ranks, cut(task, 1));
            case REDUCE -> Direct.reduce(rank, ranks, cut(task, 1));
            case ALL_TO_ALL, ALL_TO_ALL_V ->
                Pairwise.allToAll(
                        rank, ranks, blocks(task, rank), part, task.choice().peers());
            case SEND_RECEIVE -> Pairwise.sendReceive(rank, ranks, task.count(), part);
        };
    }

    private static Schedule twoShot(CollectiveTask task, int rank) {
        var ranks = task.reach().ranks();
        if (task.operation() == Operation.ALL_REDUCE) {
            return direct(task, rank);
        }
        var part = elements(task, task.choice().sliceBytes());
        return Pairwise.announced(
                rank, ranks, blocks(task, rank), part, task.choice().peers());
    }

    private static Schedule nvls(CollectiveTask task, int rank) {
        var ranks = task.reach().ranks();
        var outstanding = task.choice().peers();
        return switch (task.operation()) {
            case ALL_REDUCE -> NvlsAllReduce.of(rank, ranks, cut(task, ranks), outstanding);
            case ALL_GATHER -> Nvls.allGather(rank, ranks, cut(task, ranks));
            case REDUCE_SCATTER -> Nvls.reduceScatter(rank, cut(task, ranks), outstanding);
            case BROADCAST -> Nvls.broadcast(rank, cut(task, 1));
            case REDUCE, ALL_TO_ALL, ALL_TO_ALL_V, SEND_RECEIVE -> throw cannot(task);
        };
    }

    private static Schedule twoLevel(CollectiveTask task, int rank) {
        var size = task.reach().ranksOfEachDomain();
        var levels = new Levels(rank, task.reach().ranks() / size, size);
        var slices = cut(task, task.reach().ranks());
        return switch (task.operation()) {
            case ALL_REDUCE -> TwoLevel.allReduce(levels, slices);
            case ALL_GATHER -> TwoLevel.allGather(levels, slices);
            case REDUCE_SCATTER -> TwoLevel.reduceScatter(levels, slices);
            case ALL_TO_ALL -> TwoLevel.allToAll(levels, slices);
            case BROADCAST, REDUCE, ALL_TO_ALL_V, SEND_RECEIVE -> throw cannot(task);
        };
    }

    /** What a rank sends to whom in an all-to-all. */
    public static Blocks blocks(CollectiveTask task, int rank) {
        var ranks = task.reach().ranks();
        return task.operation() == Operation.ALL_TO_ALL_V
                ? UnevenBlocks.of(rank, ranks, new SeededCounts(task.count() / ranks, task.seed()))
                : new Blocks.Even(task.count() / ranks);
    }

    /** Elements that a rank brings. */
    public static long inputLength(CollectiveTask task, int rank) {
        var each = task.count() / task.reach().ranks();
        return switch (task.operation()) {
            case ALL_REDUCE, REDUCE_SCATTER, BROADCAST, REDUCE, ALL_TO_ALL, SEND_RECEIVE -> task.count();
            case ALL_GATHER -> each;
            case ALL_TO_ALL_V -> blocks(task, rank).sentToAll(task.reach().ranks());
        };
    }

    /** Elements that a rank gets; a reduce gives them to rank 0 alone. */
    public static long outputLength(CollectiveTask task, int rank) {
        var each = task.count() / task.reach().ranks();
        return switch (task.operation()) {
            case ALL_REDUCE, ALL_GATHER, BROADCAST, ALL_TO_ALL, SEND_RECEIVE -> task.count();
            case REDUCE_SCATTER -> each;
            case REDUCE -> rank == 0 ? task.count() : 0;
            case ALL_TO_ALL_V -> blocks(task, rank).receivedFromAll(task.reach().ranks());
        };
    }
}
