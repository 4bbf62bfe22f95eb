package orrery.node.host;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.fault.FaultSchedule;
import orrery.fabric.link.PortSeries;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Tuning;
import orrery.node.emulation.Emulation;
import orrery.node.job.Job;
import orrery.node.job.JobFindings;
import orrery.node.recovery.States;
import orrery.node.replay.ReplayEmulation;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.snapshot.Snapshots;
import orrery.node.trial.TrialEmulation;
import orrery.node.tuning.KernelTuning;
import orrery.node.watching.Glimpse;
import orrery.node.watching.Onlooker;

/** How a host gets the devices of its place; by default {@link Emulation}, {@link TrialEmulation} and {@link ReplayEmulation}. */
@FunctionalInterface
public interface EmulationMaker {
    EmulationMaker REAL = (job, topology, placement, jvm) -> switch (job) {
        case Job.Run run -> {
            var emulation = Emulation.prepare(run.scenario(), topology, placement, jvm);
            yield new Hosted(
                    emulation.shells(),
                    Optional.of(emulation.schedule()),
                    () -> new JobFindings.OfRun(emulation.findings(run.verified())),
                    Optional.of(() -> states(emulation.shells(), topology)),
                    emulation::series,
                    Optional.of(emulation.sights()),
                    Optional.empty());
        }
        case Job.Trial trial -> {
            var emulation = TrialEmulation.prepare(trial.trial(), topology, tuning(topology), placement, jvm);
            yield new Hosted(emulation.shells(), () -> new JobFindings.OfTrial(emulation.findings()));
        }
        case Job.Replayed replayed -> {
            var emulation = ReplayEmulation.prepare(replayed.replay(), topology, tuning(topology), placement, jvm);
            yield new Hosted(emulation.shells(), () -> new JobFindings.OfReplay(emulation.findings()));
        }
    };

    /**
     * How collectives are best done on a topology; whoever merges findings must ask for the same.
     *
     * @throws ScenarioProblem where nobody is there to do any
     */
    static Tuning tuning(Topology topology) {
        if (topology.gpus().length == 0) {
            throw new ScenarioProblem(
                    "topology", topology.name() + ", without a GPU", "one with GPUs", "take another topology");
        }
        return KernelTuning.of(Catalogue.load(), (Gpu) topology.part(topology.gpus()[0]));
    }

    private static States states(List<Shell> shells, Topology topology) {
        var snapshots = Snapshots.of(shells, topology.name());
        return new States() {
            @Override
            public byte[] save(Shell shell, ToIntFunction<float[]> arrays) {
                return snapshots.save(shell, arrays);
            }

            @Override
            public void restore(Shell fresh, byte[] state, IntFunction<float[]> arrays) {
                snapshots.restore(fresh, state, arrays);
            }
        };
    }

    /** See {@link Emulation#prepare}, {@link TrialEmulation#prepare} and {@link ReplayEmulation#prepare}. */
    Hosted prepare(Job job, Topology topology, Placement placement, int jvm);

    /**
     * The devices of one JVM, and what they will have found.
     *
     * @param schedule what goes wrong with devices, those of other JVMs included; empty where nothing can
     * @param states how they become bytes where they can; to be asked before anything happens
     * @param series bytes over time; to be asked after everything has
     * @param sights what there is to see since the last time, while the devices lie still; empty where there is nothing
     * @param onlooker who looks on at this place alone, in this JVM
     */
    record Hosted(
            List<Shell> shells,
            Optional<FaultSchedule> schedule,
            Supplier<JobFindings> findings,
            Optional<Supplier<States>> states,
            Supplier<List<PortSeries>> series,
            Optional<Supplier<Glimpse>> sights,
            Optional<Onlooker> onlooker) {
        /** The same before the eyes of somebody in this JVM. */
        public Hosted before(Onlooker somebody) {
            return new Hosted(shells, schedule, findings, states, series, sights, Optional.of(somebody));
        }

        /** There is nothing to see while it goes on. */
        public Hosted(
                List<Shell> shells,
                Optional<FaultSchedule> schedule,
                Supplier<JobFindings> findings,
                Optional<Supplier<States>> states,
                Supplier<List<PortSeries>> series) {
            this(shells, schedule, findings, states, series, Optional.empty(), Optional.empty());
        }

        /** Nobody asks when which bytes were sent. */
        public Hosted(
                List<Shell> shells,
                Optional<FaultSchedule> schedule,
                Supplier<JobFindings> findings,
                Optional<Supplier<States>> states) {
            this(shells, schedule, findings, states, List::of);
        }

        /** Nothing goes wrong, and the job cannot be kept. */
        public Hosted(List<Shell> shells, Supplier<JobFindings> findings) {
            this(shells, Optional.empty(), findings, Optional.empty());
        }
    }
}
