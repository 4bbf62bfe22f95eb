package orrery.node.sharding;

import java.util.List;
import orrery.fabric.catalogue.Gpu;
import orrery.node.cost.Kernel;
import orrery.node.cost.Roofline;
import orrery.node.model.LlamaLayer;
import orrery.node.sharding.Instruction.Attend;
import orrery.node.sharding.Instruction.Compute;
import orrery.node.sharding.Instruction.Embed;
import orrery.node.sharding.Instruction.Score;
import orrery.node.sharding.Instruction.Transform;
import orrery.protocol.payload.Step;

/** Picoseconds of each compute instruction of one rank, kernel by kernel as an inference engine launches them. */
public final class StepCost {
    private final Roofline roofline;
    private final Shard shard;
    private final long hidden;
    private final long queryWidth; // elements of this rank's query heads of one token
    private final long keyValueWidth; // elements of this rank's KV heads of one token

    /**
     * @param gpu whose achieved rates count
     * @param shard whose matrices are read
     */
    public StepCost(Gpu gpu, Shard shard) {
        this.roofline = new Roofline(gpu);
        this.shard = shard;
        var config = shard.sharding().config();
        this.hidden = config.hiddenSize();
        this.queryWidth = (long) shard.sharding().headsPerRank() * config.headDim();
        this.keyValueWidth = (long) shard.keyValueHeads() * config.headDim();
    }

    /** How long the kernels of one instruction take for the rows of a step. */
    public long picosFor(Compute instruction, Step step) {
        return picosFor(kernels(instruction, step));
    }

    /** What an instruction launches for the rows of a step. */
    public List<Kernel> kernels(Compute instruction, Step step) {
        return switch (instruction) {
            case Embed _ -> List.of(Kernel.elementwise(step.rows() * hidden, 0, 1));
            case Attend(var layer) -> attention(shard.layers().get(layer), step);
            case Transform(var layer) -> mlp(shard.layers().get(layer), step.rows());
            case Score _ -> {
                var sequences = step.slices().size();
                yield List.of(norm(sequences), Kernel.product(sequences, shard.head()));
            }
        };
    }

    /** How long kernels take, one after the other. */
    public long picosFor(List<Kernel> kernels) {
        return kernels.stream().mapToLong(roofline::picosFor).sum();
    }

    private List<Kernel> attention(LlamaLayer layer, Step step) {
        var rows = step.rows();
        return List.of(
                norm(rows),
                Kernel.product(rows, layer.query(), layer.key(), layer.value()),
                Kernel.elementwise(rows * (queryWidth + keyValueWidth), 3, 1),
                overCache(step),
                Kernel.product(rows, layer.output()));
    }

    /** Scores and blends each take a multiply-add per element seen; keys and values are read once per sequence. */
    private Kernel overCache(Step step) {
        var seen = 0L;
        var held = 0L;
        for (var slice : step.slices()) {
            long tokens = slice.tokens().length;
            seen += tokens * slice.position() + tokens * (tokens + 1) / 2;
            held += slice.position() + tokens;
        }
        return new Kernel(4 * seen * queryWidth, 2 * held * keyValueWidth * Kernel.ACTIVATION_BYTES);
    }

    private List<Kernel> mlp(LlamaLayer layer, long rows) {
        return List.of(
                norm(rows),
                Kernel.product(rows, layer.gate(), layer.up()),
                Kernel.elementwise(rows * layer.gate().rows(), 4, 2),
                Kernel.product(rows, layer.down()));
    }

    private Kernel norm(long rows) {
        return Kernel.elementwise(rows * hidden, 4, 1);
    }
}
