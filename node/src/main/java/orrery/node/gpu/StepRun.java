package orrery.node.gpu;

import orrery.node.collective.Collective;
import orrery.node.collective.Collectives;
import orrery.node.sharding.Instruction;
import orrery.node.sharding.Instruction.AllReduce;
import orrery.node.sharding.Instruction.Attend;
import orrery.node.sharding.Instruction.Compute;
import orrery.node.sharding.Instruction.Embed;
import orrery.node.sharding.Instruction.Gather;
import orrery.node.sharding.Instruction.HandOver;
import orrery.node.sharding.Instruction.Score;
import orrery.node.sharding.Instruction.Transform;
import orrery.node.sharding.Program;
import orrery.node.sharding.ShardCompute;
import orrery.node.sharding.StepCost;
import orrery.node.tensor.Activations;
import orrery.protocol.payload.Step;

/** One step on its way through the program: how far it is, the residual stream, and what is being communicated. */
final class StepRun {
    private final Step step;
    private final Program program;
    private final ShardCompute compute;
    private final StepCost cost;
    private int next;
    private float[] residual; // (rows, hidden)
    private float[] partial; // what this rank brings to the next collective
    private Collective communicating;
    private boolean resultSeen;

    /** Why a run stands still. */
    sealed interface Pause {
        /** Kernels run for so many picoseconds. */
        record Computing(long picos) implements Pause {}

        /** A collective is under way; {@link #resultIsNew} tells when it is over. */
        record Communicating() implements Pause {}

        /** The program is at its end; logits (sequences, vocabulary) where this rank has them, else null. */
        record Ended(float[] logits) implements Pause {}
    }

    StepRun(Step step, Program program, ShardCompute compute, StepCost cost) {
        this.step = step;
        this.program = program;
        this.compute = compute;
        this.cost = cost;
        compute.forget(step.finished());
    }

    Step step() {
        return step;
    }

    /** Runs kernels up to the next collective, or starts that one. */
    Pause proceed(long nowPs, Collectives collectives) {
        if (communicating != null) {
            finishCommunicating();
            collectives.end();
        }
        if (program.at(next) instanceof Compute) {
            return new Pause.Computing(computeUpToCollective());
        }
        return communicate(nowPs, collectives);
    }

    private long computeUpToCollective() {
        var picos = 0L;
        while (program.at(next) instanceof Compute instruction) {
            partial = run(instruction);
            picos += cost.picosFor(instruction, step);
            next++;
        }
        return picos;
    }

    private float[] run(Compute instruction) {
        return switch (instruction) {
            case Embed _ -> compute.embed(step);
            case Attend(var layer) -> compute.attend(layer, step, residual);
            case Transform(var layer) -> compute.transform(layer, step.rows(), residual);
            case Score _ -> compute.score(step, residual);
        };
    }

    private Pause communicate(long nowPs, Collectives collectives) {
        Instruction instruction = program.at(next);
        return switch (instruction) {
            case AllReduce _ -> await(collectives.allReduce(nowPs, takePartial()));
            case Gather _ ->
                await(collectives.gatherToFirst(nowPs, step.slices().size(), takePartial()));
            case HandOver _ -> new Pause.Ended(partial);
            case Compute _ -> throw new IllegalStateException("kernels run before " + instruction);
        };
    }

    /** Gives it away: with hundreds of GPUs in one JVM, nothing may be held longer than needed. */
    private float[] takePartial() {
        var taken = partial;
        partial = null;
        return taken;
    }

    private Pause await(Collective collective) {
        communicating = collective;
        resultSeen = false;
        return new Pause.Communicating();
    }

    /** Whether the collective has just got its result; true once for each, false when none is under way. */
    boolean resultIsNew() {
        if (communicating == null || resultSeen || !communicating.done()) {
            return false;
        }
        resultSeen = true;
        return true;
    }

    /** When the collective had its result; once {@link #resultIsNew} was true. */
    long resultPs() {
        return communicating.donePs();
    }

    private void finishCommunicating() {
        var result = communicating.result();
        if (program.at(next) instanceof Gather) {
            partial = result;
        } else if (residual == null) {
            residual = result;
        } else {
            Activations.add(residual, result, result.length);
        }
        communicating = null;
        next++;
    }
}
