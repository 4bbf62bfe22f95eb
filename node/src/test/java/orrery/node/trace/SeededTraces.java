package orrery.node.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Traces that go together, drawn from a seed: every rank does the same kinds of things in the same order, each after some of
 * what it did before. Groups are rows and columns of a grid of ranks, as tensor and data parallelism make them.
 */
public final class SeededTraces {
    private static final CollectiveKind[] KINDS = {
        CollectiveKind.ALL_REDUCE,
        CollectiveKind.REDUCE,
        CollectiveKind.ALL_GATHER,
        CollectiveKind.BROADCAST,
        CollectiveKind.ALL_TO_ALL,
        CollectiveKind.REDUCE_SCATTER,
        CollectiveKind.REDUCE_SCATTER_BLOCK,
        CollectiveKind.BARRIER
    };

    private final Random random;
    private final int rows;
    private final int columns;
    private final List<List<TraceNode>> nodes = new ArrayList<>();

    private SeededTraces(long seed, int rows, int columns) {
        this.random = new Random(seed);
        this.rows = rows;
        this.columns = columns;
        IntStream.range(0, rows * columns).forEach(_ -> nodes.add(new ArrayList<>()));
    }

    /** @param steps things that every rank does */
    public static Traces of(long seed, int rows, int columns, int steps) {
        var traces = new SeededTraces(seed, rows, columns);
        for (var step = 0; step < steps; step++) {
            traces.step(step);
        }
        return traces.made();
    }

    private void step(int step) {
        var bytes = 1L << random.nextInt(22);
        var back = 1 + random.nextInt(3);
        switch (random.nextInt(6)) {
            case 0 -> each(step, back, _ -> new Work.Compute(1 + random.nextInt(50), 0, 0, random.nextInt(9) == 0));
            case 1 -> each(step, back, _ -> new Work.Compute(0, 1_000 * bytes, bytes, false));
            case 2 -> each(step, back, _ -> new Work.Memory(random.nextBoolean(), bytes, 0));
            case 3 -> shift(step, back, bytes + random.nextInt(7));
            default -> collective(step, back, bytes + random.nextInt(7));
        }
    }

    private void each(int step, int back, IntFunction<Work> work) {
        for (var rank = 0; rank < nodes.size(); rank++) {
            add(rank, step * 2L, back, work.apply(rank));
        }
    }

    /** Every rank sends to the next and receives from the one before, beside each other. */
    private void shift(int step, int back, long bytes) {
        var ranks = nodes.size();
        if (ranks == 1) {
            return;
        }
        for (var rank = 0; rank < ranks; rank++) {
            add(rank, step * 2L, back, new Work.Send((rank + 1) % ranks, step % 3, bytes));
            add(rank, step * 2L + 1, back + 1, new Work.Receive((rank + ranks - 1) % ranks, step % 3, bytes));
        }
    }

    private void collective(int step, int back, long bytes) {
        var kind = KINDS[random.nextInt(KINDS.length)];
        var shape = random.nextInt(3);
        each(
                step,
                back,
                rank -> new Work.Collective(kind, kind == CollectiveKind.BARRIER ? 0 : bytes, group(rank, shape)));
    }

    private String group(int rank, int shape) {
        return switch (shape) {
            case 0 -> "";
            case 1 -> "row" + rank / columns;
            default -> "column" + rank % columns;
        };
    }

    /** A receive never waits for a send of its own step. */
    private void add(int rank, long id, int back, Work work) {
        var own = nodes.get(rank);
        var before = own.size() - back;
        var dependencies =
                before < 0 ? List.<Long>of() : List.of(own.get(before).id());
        own.add(new TraceNode(id, "step " + id / 2, work, dependencies));
    }

    private Traces made() {
        var ranks = IntStream.range(0, nodes.size())
                .mapToObj(rank -> new RankTrace("seeded." + rank + ".et", RankTrace.VERSION, nodes.get(rank)))
                .toList();
        var groups = new ArrayList<Traces.Group>();
        for (var row = 0; row < rows; row++) {
            var first = row * columns;
            groups.add(new Traces.Group(
                    "row" + row, IntStream.range(first, first + columns).boxed().toList()));
        }
        for (var column = 0; column < columns; column++) {
            var at = column;
            groups.add(new Traces.Group(
                    "column" + column,
                    IntStream.range(0, rows)
                            .map(row -> row * columns + at)
                            .boxed()
                            .toList()));
        }
        return new Traces(ranks, groups);
    }
}
