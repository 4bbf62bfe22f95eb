package orrery.node.emulation;

import java.util.List;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topology;
import orrery.node.scenario.Scenario;

/** One JVM's devices of a run, each in its shell. */
public final class Emulation {
    private final List<Shell> shells;

    private Emulation(List<Shell> shells) {
        this.shells = shells;
    }

    /**
     * Makes the devices that a placement puts on one JVM.
     *
     * @throws orrery.node.scenario.ScenarioProblem where model, plan and topology do not go together
     * @throws orrery.node.model.ModelProblem where the model's files are not what they should be
     */
    public static Emulation prepare(Scenario scenario, Topology topology, Placement placement, int jvm) {
        return new Emulation(List.of());
    }

    /** In device order. */
    public List<Shell> shells() {
        return shells;
    }

    /** What they found; to be read when nothing is left to do. Compares with one device, which takes a while. */
    public Findings findings() {
        return new Findings(List.of(), List.of(), null, List.of(), List.of(), List.of());
    }
}
