package orrery.node.lpu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Lpu;
import orrery.fabric.link.LinkErrors;
import orrery.fabric.link.Ports;
import orrery.fabric.placement.Placement;
import orrery.fabric.routing.Routes;
import orrery.fabric.switching.EthernetSwitch;
import orrery.fabric.time.Device;
import orrery.fabric.time.Shell;
import orrery.fabric.time.ShellLoop;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.architecture.Architecture;
import orrery.node.cost.KernelTimes;
import orrery.node.cpu.CpuDevice;
import orrery.node.cpu.Received;
import orrery.node.format.Formats;
import orrery.node.model.LanguageModel;
import orrery.node.numerics.NumericsMaker;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.plan.Seat;
import orrery.node.program.Lowering;
import orrery.node.program.Program;
import orrery.node.scenario.Load;
import orrery.node.scenario.Load.Ask;
import orrery.node.scenario.Response;
import orrery.node.scenario.Sampling;
import orrery.node.seating.Seating;
import orrery.node.serving.Copies;
import orrery.node.serving.Sampler;
import orrery.node.serving.Serving;
import orrery.node.trial.Bystander;

/** A copy of a model on LPUs alone, with hosts, frontend and Ethernet, on one thread. */
final class LpuRun {
    static final int TOKENS = 6;

    private final Topology topology;
    private final Routes routes;
    private final Seating seating;
    private final LanguageModel model;
    private final Cut cut;
    private final int behind; // whose clock is behind
    private final long offPs;
    private final LinkErrors errors;
    private final Timetables timetables;
    private final Map<Seat, Program> programs = new HashMap<>();
    private final CpuDevice.Surroundings cpus;
    private final List<Shell> shells;

    static LpuRun of(String topology, LanguageModel model, Cut cut, List<String> prompts) {
        return new LpuRun(topology, model, cut, prompts, -1, 0, LinkErrors.NONE);
    }

    LpuRun(
            String topologyName,
            LanguageModel model,
            Cut cut,
            List<String> prompts,
            int behind,
            long offPs,
            LinkErrors errors) {
        this.topology = Topologies.named(topologyName);
        this.routes = Routes.of(topology);
        this.model = model;
        this.cut = cut;
        this.behind = behind;
        this.offPs = offPs;
        this.errors = errors;
        var deployment = new Deployment(List.of(new Pool(Duty.SERVE, cut, 1)));
        this.seating = new Seating(topology, deployment);
        var lpu = (Lpu) topology.part(topology.lpus()[0]);
        var architecture = model.weights().architecture();
        var sizes = NumericsMaker.none(architecture, cut, Formats.F32, 1);
        this.timetables = new Timetables(
                topology,
                new CopyParts(
                        0,
                        seating,
                        this::program,
                        seat -> sizes.of(seat, program(seat)),
                        KernelTimes.of(lpu, Formats.F32)::picosFor,
                        lpu.slot().picos()));
        var frontend = topology.find("frontend").orElseThrow();
        var load = new Load(prompts.stream().map(text -> new Ask(text, "")).toList(), TOKENS, 64);
        Function<String, int[]> tokeniser = text -> model.tokenizer().encode(text);
        var serving = new Serving(
                tokeniser, Set.of(), new Sampler(new Sampling.Greedy(), 1), 64, new Copies(deployment), 0, false);
        this.cpus = new CpuDevice.Surroundings(topology, routes, seating, frontend, load, serving, _ -> null);
        var maker = NumericsMaker.real(model.weights(), cut, Formats.F32);
        this.shells = IntStream.range(0, topology.devices())
                .mapToObj(device -> new Shell(make(device, maker), Ports.peers(topology, device)))
                .toList();
    }

    private Program program(Seat seat) {
        Architecture architecture = model.weights().architecture();
        return programs.computeIfAbsent(
                new Seat(0, seat.stage(), seat.side(), 0),
                one -> Lowering.of(architecture, cut, one.stage(), one.side()));
    }

    private Device make(int device, NumericsMaker maker) {
        return switch (topology.kind(device)) {
            case CPU -> new CpuDevice(cpus, device);
            case LPU ->
                seating.seat(device)
                        .<Device>map(seat -> new LpuDevice(
                                topology,
                                routes,
                                device,
                                timetables,
                                maker.of(seat, program(seat)),
                                Response.NONE,
                                device == behind ? offPs : 0,
                                errors))
                        .orElseGet(() -> new Bystander(topology, device));
            case ETHERNET_SWITCH -> new EthernetSwitch(topology, device, routes);
            case NIC, GPU, NVSWITCH, INFINIBAND_SWITCH -> new Bystander(topology, device);
        };
    }

    LpuRun run() {
        ShellLoop.drive(shells, Placement.of(topology, 1).localLookaheadPs(0), _ -> {});
        return this;
    }

    List<LpuDevice> devices() {
        return shells.stream()
                .map(Shell::device)
                .filter(LpuDevice.class::isInstance)
                .map(LpuDevice.class::cast)
                .toList();
    }

    List<String> faults() {
        return devices().stream().flatMap(lpu -> lpu.faults().stream()).toList();
    }

    /** Tokens of each request, as its sender got them. */
    List<List<Integer>> tokens() {
        return shells.stream()
                .map(Shell::device)
                .filter(CpuDevice.class::isInstance)
                .flatMap(cpu -> ((CpuDevice) cpu).received().stream())
                .map(Received::tokens)
                .toList();
    }

    /** Whatever happened, in one number for each device. */
    List<Long> hashes() {
        var all = new ArrayList<Long>();
        shells.forEach(shell -> all.add(shell.hash()));
        return all;
    }

    static Cut cut(int pipeline, int tensor, int data, int context, int microBatches) {
        return new Cut(
                DeviceKind.LPU,
                pipeline,
                new Cut.Attention(tensor, data, context),
                new Cut.FeedForward(tensor * data * context, 1, 0, Cut.Exchange.GATHER, DeviceKind.LPU),
                microBatches);
    }
}
