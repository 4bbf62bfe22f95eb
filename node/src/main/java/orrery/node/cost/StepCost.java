package orrery.node.cost;

import java.util.List;
import orrery.fabric.catalogue.Gpu;
import orrery.node.model.LlamaConfig;
import orrery.node.program.Instruction.Attend;
import orrery.node.program.Instruction.Compute;
import orrery.node.program.Instruction.Embed;
import orrery.node.program.Instruction.Score;
import orrery.node.program.Instruction.Transform;
import orrery.node.sharding.Shard;
import orrery.node.sharding.Sharding;
import orrery.protocol.payload.Step;

/** Picoseconds of each compute instruction of one rank, kernel by kernel as an inference engine launches them. */
public final class StepCost {
    /** Activations are float32 here, as they are on the wire. */
    private static final long ACTIVATION_BYTES = Float.BYTES;

    private final Roofline roofline;
    private final Sharding sharding;
    private final LlamaConfig config;
    private final long weightBytes;
    private final long keyValueHeads;

    public StepCost(Gpu gpu, Shard shard) {
        roofline = new Roofline(gpu);
        sharding = shard.sharding();
        config = sharding.config();
        weightBytes = shard.head().type().bytes();
        keyValueHeads = shard.keyValueHeads();
    }

    public long picosFor(Compute instruction, Step step) {
        return kernels(instruction, step).stream().mapToLong(roofline::picosFor).sum();
    }

    private List<Kernel> kernels(Compute instruction, Step step) {
        var rows = step.rows();
        return switch (instruction) {
            case Embed _ -> List.of(elementwise((long) rows * config.hiddenSize(), 0, 1));
            case Attend _ -> attention(step, rows);
            case Transform _ -> mlp(rows);
            case Score _ -> {
                var sequences = step.slices().size();
                yield List.of(norm(sequences), product(sequences, sharding.vocabularyPerRank(), config.hiddenSize()));
            }
        };
    }

    private List<Kernel> attention(Step step, int rows) {
        var queryWidth = (long) sharding.headsPerRank() * config.headDim();
        var keyValueWidth = keyValueHeads * config.headDim();
        return List.of(
                norm(rows),
                product(rows, queryWidth + 2 * keyValueWidth, config.hiddenSize()),
                elementwise(rows * (queryWidth + keyValueWidth), 3, 1),
                overCache(step, queryWidth, keyValueWidth),
                product(rows, config.hiddenSize(), queryWidth));
    }

    /** Scores and blends each take a multiply-add per element seen; keys and values are read once per sequence. */
    private static Kernel overCache(Step step, long queryWidth, long keyValueWidth) {
        var seen = 0L;
        var held = 0L;
        for (var slice : step.slices()) {
            long tokens = slice.tokens().length;
            seen += tokens * slice.position() + tokens * (tokens + 1) / 2;
            held += slice.position() + tokens;
        }
        return new Kernel(4 * seen * queryWidth, 2 * held * keyValueWidth * ACTIVATION_BYTES);
    }

    private List<Kernel> mlp(int rows) {
        long width = sharding.intermediatePerRank();
        return List.of(
                norm(rows),
                product(rows, 2 * width, config.hiddenSize()),
                elementwise(rows * width, 4, 2),
                product(rows, config.hiddenSize(), width));
    }

    private Kernel norm(long rows) {
        return elementwise(rows * config.hiddenSize(), 4, 1);
    }

    private Kernel product(long rows, long outputs, long columns) {
        return Kernel.product(rows, outputs, columns, weightBytes, ACTIVATION_BYTES);
    }

    private static Kernel elementwise(long elements, long operations, long reads) {
        return Kernel.elementwise(elements, operations, reads, ACTIVATION_BYTES);
    }
}
