package orrery.node.emulation;

import java.util.stream.IntStream;
import orrery.fabric.topology.Topology;
import orrery.node.scenario.Faults;
import orrery.node.scenario.Response.Recovery;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.seating.Seating;

/** Whether somebody stands by where lost GPUs shall be replaced by others. */
final class SpareCheck {
    private SpareCheck() {}

    /** @throws ScenarioProblem where copies take all GPUs there are */
    static void check(Faults faults, Topology topology, Seating seating) {
        if (faults.response().recovery() != Recovery.SPARE || faults.areNone()) {
            return;
        }
        var gpus = topology.gpus();
        if (IntStream.of(gpus).allMatch(gpu -> seating.seat(gpu).isPresent())) {
            throw new ScenarioProblem(
                    "response.recovery",
                    "spare, but the plan takes all " + gpus.length + " GPUs of " + topology.name(),
                    "spare where a GPU is left to stand by",
                    "use fewer replicas, smaller degrees or a larger topology, or answer with migrate or elastic");
        }
    }
}
