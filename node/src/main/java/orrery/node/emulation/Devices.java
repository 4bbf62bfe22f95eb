package orrery.node.emulation;

import java.util.List;
import java.util.Set;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.routing.Routes;
import orrery.fabric.switching.EthernetSwitch;
import orrery.fabric.switching.Nvswitch;
import orrery.fabric.time.Device;
import orrery.fabric.topology.Topology;
import orrery.node.cost.StepCost;
import orrery.node.cpu.CpuDevice;
import orrery.node.cpu.Sampler;
import orrery.node.cpu.Serving;
import orrery.node.cpu.Wiring;
import orrery.node.execution.Choices;
import orrery.node.execution.Communicators;
import orrery.node.execution.ProgramOrder;
import orrery.node.execution.Worker;
import orrery.node.gpu.GpuDevice;
import orrery.node.gpu.SpareGpu;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.program.Lowering;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.seating.Seating;
import orrery.node.sharding.Shard;
import orrery.node.sharding.ShardCompute;
import orrery.node.sharding.ShardNumerics;
import orrery.node.sharding.Sharding;
import orrery.node.tensor.RotaryEmbedding;
import orrery.node.tuning.KernelTuning;

/** Makes any device of a run; devices of one JVM share routes, trees, weights and tables. */
final class Devices {
    private final Topology topology;
    private final Routes routes;
    private final Wiring wiring;
    private final Seating seating;
    private final Communicators communicators;
    private final Choices choices;
    private final ProgramOrder program;
    private final LoadedModel model;
    private final Sharding sharding;
    private final RotaryEmbedding rotary;
    private final CpuDevice.Surroundings cpus;

    /**
     * @throws orrery.node.scenario.ScenarioProblem where scenario, topology and model do not go together
     */
    Devices(Scenario scenario, Topology topology, LoadedModel model) {
        this.topology = topology;
        this.model = model;
        this.routes = Routes.of(topology);
        this.sharding = new Sharding(model.config(), scenario.plan().tensorParallel());
        new Feasibility(scenario, topology, model).check(routes);
        this.wiring = new Wiring(topology, scenario.plan());
        this.seating = new Seating(topology, scenario.plan().deployment());
        var lowered = Lowering.of(model.tensors().architecture(), seating.cut(0), 0, Side.ATTENTION);
        this.program = new ProgramOrder(lowered);
        var reducing = Reducing.of(scenario.plan(), topology, seating, List.of(lowered));
        this.communicators = reducing.communicators();
        var gpu = (Gpu) topology.part(topology.gpus()[0]);
        this.choices = new Choices(KernelTuning.of(Catalogue.load(), gpu), reducing.algorithm());
        this.rotary = model.config().rotaryEmbedding(model.config().maxPositions());
        this.cpus = new CpuDevice.Surroundings(topology, routes, wiring, scenario.load(), serving(scenario));
    }

    private Serving serving(Scenario scenario) {
        return new Serving(
                text -> model.tokenizer().encode(text),
                Set.copyOf(model.config().endTokens()),
                new Sampler(scenario.sampling(), scenario.seed()),
                scenario.load().batchTokens());
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
            case LPU, NIC ->
                throw new ScenarioProblem(
                        "topology",
                        topology.name() + " with " + topology.name(device) + ", a " + topology.kind(device),
                        "GPUs, CPUs and switches",
                        "take another topology");
            case NVSWITCH -> new Nvswitch(topology, device, routes, communicators.groups());
            case ETHERNET_SWITCH, INFINIBAND_SWITCH -> new EthernetSwitch(topology, device, routes);
        };
    }

    private Device gpu(int device) {
        return seating.seat(device)
                .<Device>map(seat -> new GpuDevice(topology, routes, device, seat, means(device, seat)))
                .orElseGet(() -> new SpareGpu(topology, device));
    }

    private Worker.Means means(int device, Seat seat) {
        var shard = Shard.of(model.weights(), sharding, seat.rank());
        var cost = new StepCost((Gpu) topology.part(device), shard);
        var numerics = new ShardNumerics(new ShardCompute(shard, rotary), sharding, seat.rank(), cost::kernels);
        return new Worker.Means(program, numerics, cost::picosFor, communicators, choices);
    }
}
