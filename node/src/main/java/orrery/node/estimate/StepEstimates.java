package orrery.node.estimate;

import java.util.function.Function;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.topology.Topology;
import orrery.node.architecture.Architecture;
import orrery.node.collective.Tuning;
import orrery.node.estimate.NodeTimes.Asked;
import orrery.node.format.Formats;
import orrery.node.numerics.StepShape;
import orrery.node.seating.Seating;

/** Estimates the steps of one copy of a model, stage by stage, at the first rank of each side. */
public final class StepEstimates {
    private final Asked asked;
    private final CommunicationTime communication;

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
        this.asked = new Asked(architecture, formats, topology, seating, copy);
        this.communication = new CommunicationTime(topology, tunings);
    }

    /**
     * @param shape of the step of all data groups and micro-batches together
     * @throws orrery.node.scenario.ScenarioProblem where nothing joins two devices that communicate
     */
    public StepEstimate of(int stage, StepShape shape) {
        var program = BothSides.of(asked.architecture(), asked.cut(), stage);
        var times = new NodeTimes(asked, communication, program, stage, shape);
        return StepEstimate.of(program, times::picosFor, times::lane);
    }
}
