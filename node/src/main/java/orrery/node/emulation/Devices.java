package orrery.node.emulation;

import java.util.Set;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.routing.MulticastTrees;
import orrery.fabric.routing.NoRoute;
import orrery.fabric.routing.Routes;
import orrery.fabric.switching.EthernetSwitch;
import orrery.fabric.switching.Groups;
import orrery.fabric.switching.Nvswitch;
import orrery.fabric.time.Device;
import orrery.fabric.topology.Topology;
import orrery.node.cost.StepCost;
import orrery.node.cpu.CpuDevice;
import orrery.node.cpu.Sampler;
import orrery.node.cpu.Serving;
import orrery.node.cpu.Wiring;
import orrery.node.gpu.GpuDevice;
import orrery.node.gpu.NvlinkChannel;
import orrery.node.gpu.SpareGpu;
import orrery.node.program.Program;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.sharding.Shard;
import orrery.node.sharding.ShardCompute;
import orrery.node.sharding.Sharding;
import orrery.node.tensor.RotaryEmbedding;

/** Makes any device of a run; devices of one JVM share routes, trees, weights and tables. */
final class Devices {
    private final Topology topology;
    private final Routes routes;
    private final Wiring wiring;
    private final Groups groups;
    private final LoadedModel model;
    private final Sharding sharding;
    private final RotaryEmbedding rotary;
    private final GpuDevice.Surroundings gpus;
    private final CpuDevice.Surroundings cpus;

    Devices(Scenario scenario, Topology topology, LoadedModel model) {
        this.topology = topology;
        this.model = model;
        this.routes = Routes.of(topology);
        this.sharding = new Sharding(model.config(), scenario.plan().tensorParallel());
        new Feasibility(scenario, topology, model).check(routes);
        this.wiring = new Wiring(topology, scenario.plan());
        this.groups = groups(scenario);
        this.rotary = model.config().rotaryEmbedding(model.config().maxPositions());
        var program = Program.decoder(model.config().layers());
        this.gpus = new GpuDevice.Surroundings(topology, routes, program, algorithm(scenario));
        this.cpus = new CpuDevice.Surroundings(topology, routes, wiring, scenario.load(), serving(scenario));
    }

    private Serving serving(Scenario scenario) {
        return new Serving(
                text -> model.tokenizer().encode(text),
                Set.copyOf(model.config().endTokens()),
                new Sampler(scenario.sampling(), scenario.seed()),
                scenario.load().batchTokens());
    }

    /** Trees for in-switch reduction, where it may be used and the planes' switches have a common root. */
    private Groups groups(Scenario scenario) {
        var wanted = scenario.plan().allReduce();
        if (sharding.ranks() == 1 || wanted == AllReduce.RING || wanted == AllReduce.DIRECT) {
            return Groups.none();
        }
        try {
            var planes = NvlinkChannel.planes(topology, topology.gpus()[0]);
            return new Groups(MulticastTrees.of(topology), wiring.groups(), planes);
        } catch (NoRoute noRoot) {
            return Groups.none();
        }
    }

    private AllReduce algorithm(Scenario scenario) {
        var wanted = scenario.plan().allReduce();
        if (sharding.ranks() == 1) {
            return AllReduce.DIRECT;
        }
        if (wanted == AllReduce.IN_SWITCH && !groups.reduces()) {
            throw new ScenarioProblem(
                    "plan.all_reduce",
                    "in_switch",
                    "auto, ring or direct: not every switch between the ranks can add",
                    "use auto");
        }
        return wanted != AllReduce.AUTO ? wanted : groups.reduces() ? AllReduce.IN_SWITCH : AllReduce.DIRECT;
    }

    Device make(int device) {
        return switch (topology.kind(device)) {
            case GPU -> gpu(device);
            case CPU -> new CpuDevice(cpus, device);
            case NVSWITCH -> new Nvswitch(topology, device, routes, groups);
            case ETHERNET_SWITCH -> new EthernetSwitch(topology, device, routes);
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
