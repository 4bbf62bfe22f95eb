package orrery.node.emulation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Lpu;
import orrery.fabric.catalogue.Part;
import orrery.fabric.ethernet.EthernetOptions;
import orrery.fabric.ethernet.Nic;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.placement.Placement;
import orrery.fabric.routing.Routes;
import orrery.fabric.switching.EthernetSwitch;
import orrery.fabric.switching.Nvswitch;
import orrery.fabric.time.Device;
import orrery.fabric.topology.Topology;
import orrery.node.cost.Kernel;
import orrery.node.cost.KernelTimes;
import orrery.node.cpu.CpuDevice;
import orrery.node.execution.Accelerator.Answering;
import orrery.node.execution.Communicators;
import orrery.node.execution.Foresight;
import orrery.node.execution.Means;
import orrery.node.execution.SpareDevice;
import orrery.node.format.Formats;
import orrery.node.forward.CopyForesight;
import orrery.node.forward.Foreseeable;
import orrery.node.gpu.GpuDevice;
import orrery.node.lpu.ExpertLpu;
import orrery.node.lpu.LpuDevice;
import orrery.node.scenario.Faults;
import orrery.node.scenario.Scenario;
import orrery.node.seating.Seating;
import orrery.node.serving.Copies;
import orrery.node.serving.Sampler;
import orrery.node.serving.Serving;

/** Makes any device of a run; devices of one JVM share routes, trees, weights and tables. */
final class Devices {
    /** What leaves all planes alike. */
    private static final Set<FaultAction> FOLDABLE = EnumSet.of(
            FaultAction.GPU_LOST,
            FaultAction.GPU_SLOWED,
            FaultAction.GPU_MEMORY,
            FaultAction.GPU_HANG,
            FaultAction.SDC,
            FaultAction.NIC_FLAP,
            FaultAction.HOST_DOWN);

    private final Topology topology;
    private final Routes routes;
    private final Seating seating;
    private final Programs programs;
    private final Communicators communicators;
    private final Tunings choices;
    private final CopyTimetables timetables;
    private final Formats formats;
    private final Answering answering;
    private final CpuDevice.Surroundings cpus;
    private final Models models;
    private final Foreseeable foreseeable;
    private final Foresights foresights;
    private final EthernetOptions ethernet;

    /** All on one JVM. */
    Devices(Scenario scenario, Topology topology, Models models) {
        this(scenario, topology, models, Placement.of(topology, 1), 0);
    }

    /**
     * @throws orrery.node.scenario.ScenarioProblem where scenario, topology and model do not go together
     */
    Devices(Scenario scenario, Topology topology, Models models, Placement placement, int jvm) {
        this.topology = topology;
        this.models = models;
        this.routes = Routes.of(topology);
        this.ethernet = ethernet(scenario.faults());
        var feasibility = new Feasibility(scenario, topology, models);
        this.seating = feasibility.check();
        this.programs = new Programs(seating, models::of, pool -> models.numerics(scenario, pool));
        var reducing = Reducing.of(scenario.plan(), topology, seating, programs.all(), fold(scenario));
        this.communicators = reducing.communicators();
        this.formats = scenario.formats();
        this.choices = new Tunings(topology, reducing.algorithm());
        this.timetables = new CopyTimetables(topology, seating, programs, models, scenario);
        this.foreseeable = new Foreseeable(topology, routes, seating, scenario.plan(), placement, jvm);
        this.foresights = new Foresights(scenario, models, copy -> foresight(copy, device -> means(device, null)));
        var formation = new Reformed.Formation(seating, programs, communicators);
        var shrinking = new Shrinking(seating, models, feasibility);
        var faults = scenario.faults();
        this.answering = new Answering(
                new Reformed(scenario, topology, models, formation, choices, this::cost, shrinking, fold(scenario)),
                faults.response());
        var frontend = topology.find("frontend").orElseThrow();
        this.cpus = new CpuDevice.Surroundings(
                topology,
                routes,
                seating,
                frontend,
                scenario.load(),
                serving(scenario, models.served()),
                this::means,
                answering,
                faults.areNone() ? 0 : faults.response().times().watchdog().picos());
    }

    /** Planes are not alike where one of them may fail. */
    static boolean fold(Scenario scenario) {
        var faults = scenario.faults();
        return !faults.live()
                && faults.schedule().stream().map(ScheduledFault::action).allMatch(FOLDABLE::contains);
    }

    /** Where links may fail, adapters acknowledge what they get, and repeat what is lost for as long as they are patient. */
    private static EthernetOptions ethernet(Faults faults) {
        if (faults.areNone()) {
            return EthernetOptions.standard();
        }
        var patience = faults.response().times().transport();
        return patience.picos() > 0
                ? EthernetOptions.standard().enduring(patience)
                : EthernetOptions.standard().enduring();
    }

    private static Serving serving(Scenario scenario, LoadedModel model) {
        var plan = scenario.plan();
        return new Serving(
                text -> model.tokenizer().encode(text),
                Set.copyOf(model.endTokens()),
                new Sampler(scenario.sampling(), scenario.seed()),
                scenario.load().batchTokens(),
                new Copies(plan.deployment()),
                plan.speculation() == null ? 0 : plan.speculation().tokens(),
                plan.offload());
    }

    /** Null where its steps have to be run. */
    CopyForesight foresight(int copy, IntFunction<Means> means) {
        var first = seating.seats(copy).getFirst();
        return foreseeable.of(
                copy,
                programs.program(first),
                models.of(seating.pool(copy)).architecture(),
                communicators.groups(),
                means);
    }

    /** Which links stand for others. */
    FoldedPlanes planes() {
        return new FoldedPlanes(topology, communicators::alike);
    }

    /** A new device, as its row in the topology says and the plan wants it. */
    Device make(int device) {
        return switch (topology.kind(device)) {
            case GPU -> gpu(device);
            case CPU -> new CpuDevice(cpus, device);
            case NIC -> new Nic(topology, device, routes, ethernet);
            case LPU -> lpu(device);
            case NVSWITCH -> new Nvswitch(topology, device, routes, communicators.groups());
            case ETHERNET_SWITCH, INFINIBAND_SWITCH -> new EthernetSwitch(topology, device, routes, ethernet);
        };
    }

    private Device gpu(int device) {
        var seat = seating.seat(device);
        return seat.isEmpty() && !hasHost(device)
                ? new SpareDevice(topology, device)
                : new GpuDevice(
                        topology, routes, device, seat.orElse(null), seat.isEmpty() ? null : means(device), answering);
    }

    private boolean hasHost(int device) {
        return IntStream.range(0, topology.ports(device))
                .map(port -> topology.peer(device, port))
                .anyMatch(peer -> topology.kind(peer) == DeviceKind.CPU);
    }

    /** LPUs that attend follow a timetable; those behind GPUs wait for tokens. */
    private Device lpu(int device) {
        return seating.seat(device)
                .<Device>map(seat -> switch (seat.side()) {
                    case ATTENTION ->
                        new LpuDevice(
                                topology,
                                routes,
                                device,
                                timetables.of(seat.copy()),
                                programs.numerics(seat),
                                answering.response());
                    case FEED_FORWARD -> new ExpertLpu(topology, routes, device, seat, means(device), answering);
                })
                .orElseGet(() -> new SpareDevice(topology, device));
    }

    private Means means(int device) {
        return means(device, foresights.of(seating.seat(device).orElseThrow().copy()));
    }

    /** @param foresight of its copy; null where every step is run */
    Means means(int device, Foresight foresight) {
        var seat = seating.seat(device).orElseThrow();
        return new Means(
                programs.order(seat),
                programs.numerics(seat),
                cost(device),
                communicators,
                choices.of(device),
                foresight);
    }

    /** Which steps need not be run. */
    Foresights foresights() {
        return foresights;
    }

    private ToLongFunction<List<Kernel>> cost(int device) {
        return switch (topology.part(device)) {
            case Lpu lpu -> {
                var times = KernelTimes.of(lpu, formats);
                yield kernels -> ExpertLpu.cost(lpu, times, kernels);
            }
            case Part other -> KernelTimes.of(other, formats)::picosFor;
        };
    }
}
