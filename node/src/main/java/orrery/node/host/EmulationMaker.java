package orrery.node.host;

import java.util.List;
import java.util.function.Supplier;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topology;
import orrery.node.emulation.Emulation;
import orrery.node.job.Job;
import orrery.node.job.JobFindings;

/** How a host gets the devices of its place; by default {@link Emulation}. */
@FunctionalInterface
public interface EmulationMaker {
    EmulationMaker REAL = (job, topology, placement, jvm) -> switch (job) {
        case Job.Run run -> {
            var emulation = Emulation.prepare(run.scenario(), topology, placement, jvm);
            yield new Hosted(emulation.shells(), () -> new JobFindings.OfRun(emulation.findings()));
        }
        case Job.Trial _ -> throw new UnsupportedOperationException("comes with the engine");
    };

    /** See {@link Emulation#prepare}. */
    Hosted prepare(Job job, Topology topology, Placement placement, int jvm);

    /** The devices of one JVM, and what they will have found. */
    record Hosted(List<Shell> shells, Supplier<JobFindings> findings) {}
}
