package orrery.node.estimate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.topology.Topology;
import orrery.node.architecture.Architecture;
import orrery.node.collective.Tuning;
import orrery.node.estimate.NodeTimes.Asked;
import orrery.node.format.Formats;
import orrery.node.numerics.StepMix;
import orrery.node.numerics.StepShape;
import orrery.node.program.Program;
import orrery.node.seating.Seating;

/** Estimates the steps of one copy of a model, stage by stage, at the first rank of each side. */
public final class StepEstimates {
    private final Asked asked;
    private final CommunicationTime communication;
    private final Map<Integer, Program> programs = new HashMap<>(); // by stage

    /**
     * @param copy whose steps are asked for
     * @param tunings the rules by which a GPU's collectives are done
     */
    public StepEstimates(
            Topology topology,
            Seating seating,
            int copy,
            Architecture architecture,
            Formats formats,
            Function<Gpu, Tuning> tunings) {
        this(topology, seating, copy, architecture, formats, tunings, Assumptions.EMULATED);
    }

    /** The same of other software. */
    public StepEstimates(
            Topology topology,
            Seating seating,
            int copy,
            Architecture architecture,
            Formats formats,
            Function<Gpu, Tuning> tunings,
            Assumptions assumptions) {
        this.asked = new Asked(architecture, formats, topology, seating, copy, assumptions);
        this.communication = new CommunicationTime(topology, tunings);
    }

    /**
     * @param shape of the step of all data groups and micro-batches together
     * @throws orrery.node.scenario.ScenarioProblem where nothing joins two devices that communicate
     */
    public StepEstimate of(int stage, StepShape shape) {
        return of(stage, StepMix.of(shape));
    }

    /**
     * @param mix of the step of all data groups and micro-batches together
     * @throws orrery.node.scenario.ScenarioProblem where nothing joins two devices that communicate
     */
    public StepEstimate of(int stage, StepMix mix) {
        var program = programs.computeIfAbsent(stage, one -> BothSides.of(asked.architecture(), asked.cut(), one));
        var times = new NodeTimes(asked, communication, program, stage, mix);
        return StepEstimate.of(program, node -> times.of(node).picos(), times::lane, Use.of(program, times));
    }
}
