package orrery.node.gpu;

import orrery.node.collective.Collective;
import orrery.node.collective.Collectives;
import orrery.node.cost.StepCost;
import orrery.node.program.Instruction;
import orrery.node.program.Instruction.AllReduce;
import orrery.node.program.Instruction.Attend;
import orrery.node.program.Instruction.Compute;
import orrery.node.program.Instruction.Embed;
import orrery.node.program.Instruction.Gather;
import orrery.node.program.Instruction.HandOver;
import orrery.node.program.Instruction.Score;
import orrery.node.program.Instruction.Transform;
import orrery.node.program.Program;
import orrery.node.sharding.ShardCompute;
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

    /**
     * Why a run stands still.
     *
     * @param resumePs when to go on, or {@link #WHEN_RESULT_COMES}
     * @param computedPs kernel time charged since the last pause
     * @param logits to hand over now, or null
     * @param ended whether the program is at its end
     */
    record Pause(long resumePs, long computedPs, float[] logits, boolean ended) {
        static final long WHEN_RESULT_COMES = -1;
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
        var computedPs = computeUpToCollective();
        if (computedPs > 0) {
            return new Pause(nowPs + computedPs, computedPs, null, false);
        }
        return next == program.length() ? new Pause(nowPs, 0, null, true) : communicate(nowPs, collectives);
    }

    private long computeUpToCollective() {
        var picos = 0L;
        while (next < program.length() && program.at(next) instanceof Compute instruction) {
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
        switch (instruction) {
            case AllReduce _ -> communicating = collectives.allReduce(nowPs, takePartial());
            case Gather _ ->
                communicating = collectives.gatherToFirst(nowPs, step.slices().size(), takePartial());
            case HandOver _ -> {
                next++;
                return new Pause(nowPs, 0, partial, true);
            }
            case Compute _ -> throw new IllegalStateException("kernels run before " + instruction);
        }
        resultSeen = false;
        return new Pause(resultIsNew() ? communicating.donePs() : Pause.WHEN_RESULT_COMES, 0, null, false);
    }

    /** Gives it away: with hundreds of GPUs in one JVM, nothing may be held longer than needed. */
    private float[] takePartial() {
        var taken = partial;
        partial = null;
        return taken;
    }

    /** Whether the collective has just got its result; true once for each. */
    boolean resultIsNew() {
        if (communicating == null || resultSeen || !communicating.done()) {
            return false;
        }
        resultSeen = true;
        return true;
    }

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
