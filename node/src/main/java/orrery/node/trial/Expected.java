package orrery.node.trial;

import orrery.node.collective.CollectiveTask;
import orrery.node.collective.Lowering;
import orrery.node.schedule.Blocks;

/** What a collective must give, worked out without messages. Shared by the ranks of one JVM. */
class Expected {
    private final CollectiveTask task;
    private final Numbering numbers;
    private final int ranks;
    private final long each;
    private float[] sums;

    Expected(CollectiveTask task) {
        this.task = task;
        this.numbers = Numbering.of(task);
        this.ranks = task.reach().ranks();
        this.each = Math.max(1, task.count() / ranks);
    }

    float[] input(int rank) {
        return numbers.values(rank, Lowering.inputLength(task, rank));
    }

    /** Elements of a rank's result that are not what they must be. */
    long wrong(int rank, float[] result) {
        var wrong = Math.abs(Lowering.outputLength(task, rank) - result.length);
        var blocks = Lowering.blocks(task, rank);
        for (var i = 0; i < result.length; i++) {
            wrong += result[i] == at(rank, i, blocks) ? 0 : 1;
        }
        return wrong;
    }

    private float at(int rank, int index, Blocks blocks) {
        return switch (task.operation()) {
            case ALL_REDUCE, REDUCE -> sums()[index];
            case REDUCE_SCATTER -> numbers.sum(rank * each + index);
            case ALL_GATHER -> numbers.value((int) (index / each), index % each);
            case BROADCAST -> numbers.value(0, index);
            case SEND_RECEIVE -> numbers.value((rank + ranks - 1) % ranks, index);
            case ALL_TO_ALL, ALL_TO_ALL_V -> sent(rank, index, blocks);
        };
    }

    /** Whatever rank's block holds the place, at the place of that block in the rank's input. */
    private float sent(int rank, int index, Blocks blocks) {
        var source = 0;
        while (index >= blocks.receiveAt(source) + blocks.received(source)) {
            source++;
        }
        var from = Lowering.blocks(task, source).sendFrom(rank);
        return numbers.value(source, from + index - blocks.receiveAt(source));
    }

    private synchronized float[] sums() {
        if (sums == null) {
            sums = new float[Math.toIntExact(task.count())];
            for (var i = 0; i < sums.length; i++) {
                sums[i] = numbers.sum(i);
            }
        }
        return sums;
    }
}
