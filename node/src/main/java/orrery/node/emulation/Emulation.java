package orrery.node.emulation;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import orrery.fabric.fault.FaultSchedule;
import orrery.fabric.link.PortSeries;
import orrery.fabric.link.Ports;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topology;
import orrery.node.scenario.Scenario;
import orrery.node.watching.Glimpse;

/** One JVM's devices of a run, each in its shell. */
public final class Emulation {
    private final Scenario scenario;
    private final Topology topology;
    private final LoadedModel model; // whose tokens are asked for
    private final FoldedPlanes planes;
    private final Foresights foresights;
    private final FaultSchedule schedule;
    private final List<Shell> shells;

    private Emulation(
            Scenario scenario,
            Topology topology,
            LoadedModel model,
            FoldedPlanes planes,
            Foresights foresights,
            FaultSchedule schedule,
            List<Shell> shells) {
        this.planes = planes;
        this.foresights = foresights;
        this.scenario = scenario;
        this.topology = topology;
        this.model = model;
        this.schedule = schedule;
        this.shells = shells;
    }

    /**
     * Makes the devices that a placement puts on one JVM.
     *
     * @throws orrery.node.scenario.ScenarioProblem where model, plan and topology do not go together
     * @throws orrery.fabric.fault.FaultProblem where a fault cannot be
     * @throws orrery.node.checkpoint.ModelProblem where the model's files are not what they should be
     */
    public static Emulation prepare(Scenario scenario, Topology topology, Placement placement, int jvm) {
        var schedule = scenario.faults().on(topology, scenario.seed());
        var models = Models.open(scenario);
        var devices = new Devices(scenario, topology, models, placement, jvm);
        var shells = IntStream.range(0, topology.devices())
                .filter(device -> placement.jvm(device) == jvm)
                .mapToObj(device -> new Shell(devices.make(device), Ports.peers(topology, device)))
                .toList();
        return new Emulation(
                scenario, topology, models.served(), devices.planes(), devices.foresights(), schedule, shells);
    }

    /**
     * Whether devices could be made: the checks of {@link #prepare}, without devices and without reading weights.
     *
     * @throws orrery.node.scenario.ScenarioProblem where model, plan and topology do not go together
     * @throws orrery.fabric.fault.FaultProblem where a fault cannot be
     * @throws orrery.node.checkpoint.ModelProblem where the model's files are not what they should be
     */
    public static void check(Scenario scenario, Topology topology) {
        scenario.faults().on(topology, scenario.seed());
        var models = Models.described(scenario);
        var seating = new Feasibility(scenario, topology, models).check();
        var programs = new Programs(seating, models::of, _ -> null); // nobody computes
        Reducing.of(scenario.plan(), topology, seating, programs.all(), Devices.fold(scenario));
        new CopyTimetables(topology, seating, programs, models, scenario);
    }

    /** What goes wrong, with devices of other JVMs too. */
    public FaultSchedule schedule() {
        return schedule;
    }

    /** In device order. */
    public List<Shell> shells() {
        return shells;
    }

    /** Bytes over time, by device and port; to be read when nothing is left to do. */
    public List<PortSeries> series() {
        return shells.stream()
                .flatMap(shell -> Collecting.ports(shell.device()).series().stream())
                .map(one -> one.times(planes.linksOf(one.device(), one.ports().getFirst())))
                .toList();
    }

    /** What there is to see of them since the last time; to be asked while they lie still. */
    public Supplier<Glimpse> sights() {
        return new Sights(scenario.load(), topology, model, planes, shells);
    }

    /** What they found, compared with one device, which takes a while; to be read when nothing is left to do. */
    public Findings findings() {
        return findings(true);
    }

    /** @param verified whether to compare with one device */
    public Findings findings(boolean verified) {
        foresights.credit(shells);
        return new Collecting(scenario, topology, model, planes, shells).findings(verified, foresights);
    }
}
