package orrery.node.emulation;

import java.util.Set;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.routing.Routes;
import orrery.fabric.switching.EthernetSwitch;
import orrery.fabric.switching.Nvswitch;
import orrery.fabric.time.Device;
import orrery.fabric.topology.Topology;
import orrery.node.cpu.CpuDevice;
import orrery.node.cpu.Wiring;
import orrery.node.gpu.GpuDevice;
import orrery.node.gpu.SpareGpu;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.seating.Seating;
import orrery.node.serving.Copies;
import orrery.node.serving.Sampler;
import orrery.node.serving.Serving;
import orrery.node.sharding.Program;
import orrery.node.sharding.Shard;
import orrery.node.sharding.ShardCompute;
import orrery.node.sharding.Sharding;
import orrery.node.sharding.StepCost;
import orrery.node.tensor.RotaryEmbedding;

/** Makes any device of a run; devices of one JVM share routes, trees, weights and tables. */
final class Devices {
    private final Topology topology;
    private final Routes routes;
    private final Wiring wiring;
    private final Reducing reducing;
    private final LoadedModel model;
    private final Sharding sharding;
    private final RotaryEmbedding rotary;
    private final GpuDevice.Surroundings gpus;
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
        this.reducing = Reducing.of(scenario.plan(), topology, wiring);
        this.rotary = model.config().rotaryEmbedding(model.config().maxPositions());
        var program = Program.decoder(model.config().layers());
        this.gpus = new GpuDevice.Surroundings(topology, routes, program, reducing.algorithm());
        var frontend = topology.find("frontend").orElseThrow();
        var seating = new Seating(topology, scenario.plan().deployment());
        this.cpus = new CpuDevice.Surroundings(topology, routes, seating, frontend, scenario.load(), serving(scenario));
    }

    private Serving serving(Scenario scenario) {
        var plan = scenario.plan();
        return new Serving(
                text -> model.tokenizer().encode(text),
                Set.copyOf(model.config().endTokens()),
                new Sampler(scenario.sampling(), scenario.seed()),
                scenario.load().batchTokens(),
                new Copies(plan.deployment()),
                plan.speculation() == null ? 0 : plan.speculation().tokens(),
                plan.offload());
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
            case NVSWITCH -> new Nvswitch(topology, device, routes, reducing.groups());
            case ETHERNET_SWITCH, INFINIBAND_SWITCH -> new EthernetSwitch(topology, device, routes);
        };
    }

    private Device gpu(int device) {
        var place = wiring.place(device);
        if (place.isEmpty()) {
            return new SpareGpu(topology, device);
        }
        var shard = Shard.of(model.weights(), sharding, place.get().rank());
        var cost = new StepCost((Gpu) topology.part(device), shard);
        return new GpuDevice(gpus, place.get(), new ShardCompute(shard, rotary), cost);
    }
}
