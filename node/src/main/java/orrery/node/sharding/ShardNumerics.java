package orrery.node.sharding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import orrery.node.cost.Kernel;
import orrery.node.numerics.Numerics;
import orrery.node.program.Node;
import orrery.node.program.Work.Add;
import orrery.node.program.Work.Attend;
import orrery.node.program.Work.Compute;
import orrery.node.program.Work.Embed;
import orrery.node.program.Work.Normalise;
import orrery.node.program.Work.Score;
import orrery.node.program.Work.Transform;
import orrery.node.tensor.Activations;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Tensor;

/** The numbers of a Llama cut by tensor parallelism alone, over a {@link ShardCompute}. */
public final class ShardNumerics implements Numerics {
    private final ShardCompute compute;
    private final Sharding sharding;
    private final int rank;
    private final BiFunction<Instruction.Compute, Step, List<Kernel>> kernels;
    private Step step;
    private float[] residual; // (rows, hidden)
    private float[] partial;

    /** @param kernels what a chip launches for an instruction */
    public ShardNumerics(
            ShardCompute compute,
            Sharding sharding,
            int rank,
            BiFunction<Instruction.Compute, Step, List<Kernel>> kernels) {
        this.compute = compute;
        this.sharding = sharding;
        this.rank = rank;
        this.kernels = kernels;
    }

    @Override
    public void begin(Step next) {
        step = next;
        residual = null;
        compute.forget(step.finished());
    }

    @Override
    public List<Kernel> compute(Node node) {
        return switch ((Compute) node.work()) {
            case Embed _ -> {
                partial = compute.embed(step);
                yield kernels.apply(new Instruction.Embed(), step);
            }
            case Attend(var block) -> {
                partial = compute.attend(block / 2, step, residual);
                yield kernels.apply(new Instruction.Attend(block / 2), step);
            }
            case Normalise _ -> List.of();
            case Transform(var block) -> {
                partial = compute.transform(block / 2, step.rows(), residual);
                yield kernels.apply(new Instruction.Transform(block / 2), step);
            }
            case Score _ -> {
                partial = compute.score(step, residual);
                yield kernels.apply(new Instruction.Score(), step);
            }
            case Add _ -> {
                add();
                yield List.of();
            }
            default -> throw new IllegalStateException("a Llama's program has no " + node);
        };
    }

    private void add() {
        if (residual == null) {
            residual = partial;
        } else {
            Activations.add(residual, partial, partial.length);
        }
    }

    @Override
    public Contribution contribution(Node node) {
        var given = partial;
        partial = null;
        return new Contribution(given, given.length, (long) Float.BYTES * given.length);
    }

    @Override
    public void result(Node node, float[] values) {
        partial = values;
    }

    @Override
    public List<Payload> outgoing(Node node) {
        List<Payload> outgoing = new ArrayList<>(Collections.nCopies(sharding.ranks(), null));
        if (rank > 0) {
            outgoing.set(0, Tensor.of(partial));
        }
        return outgoing;
    }

    @Override
    public List<Integer> expected(Node node) {
        return rank > 0
                ? List.of()
                : IntStream.range(1, sharding.ranks()).boxed().toList();
    }

    /** Everyone's columns side by side: (rows, vocabulary). */
    @Override
    public void incoming(Node node, List<Payload> payloads) {
        if (rank > 0) {
            return;
        }
        var columns = sharding.vocabularyPerRank();
        var rows = partial.length / columns;
        var whole = new float[rows * columns * sharding.ranks()];
        for (var other = 0; other < sharding.ranks(); other++) {
            var part = other == 0 ? Tensor.of(partial) : (Tensor) payloads.get(other);
            for (var row = 0; row < rows; row++) {
                part.copyTo(row * columns, columns, whole, (row * sharding.ranks() + other) * columns);
            }
        }
        partial = whole;
    }

    @Override
    public Logits logits(Node node) {
        return rank > 0 ? null : new Logits(step.replica(), step.number(), 0, 0, Tensor.of(partial));
    }
}
