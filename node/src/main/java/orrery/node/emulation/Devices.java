package orrery.node.emulation;

import java.util.Set;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.ethernet.Nic;
import orrery.fabric.routing.Routes;
import orrery.fabric.switching.EthernetSwitch;
import orrery.fabric.switching.Nvswitch;
import orrery.fabric.time.Device;
import orrery.fabric.topology.Topology;
import orrery.node.cost.Roofline;
import orrery.node.cpu.CpuDevice;
import orrery.node.execution.Choices;
import orrery.node.execution.Communicators;
import orrery.node.execution.Worker;
import orrery.node.gpu.GpuDevice;
import orrery.node.gpu.SpareGpu;
import orrery.node.plan.Seat;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.seating.Seating;
import orrery.node.serving.Copies;
import orrery.node.serving.Sampler;
import orrery.node.serving.Serving;
import orrery.node.tuning.KernelTuning;

/** Makes any device of a run; devices of one JVM share routes, trees, weights and tables. */
final class Devices {
    private final Topology topology;
    private final Routes routes;
    private final Seating seating;
    private final Programs programs;
    private final Communicators communicators;
    private final Choices choices;
    private final CpuDevice.Surroundings cpus;

    /**
     * @throws orrery.node.scenario.ScenarioProblem where scenario, topology and model do not go together
     */
    Devices(Scenario scenario, Topology topology, Models models) {
        this.topology = topology;
        this.routes = Routes.of(topology);
        this.seating = new Feasibility(scenario, topology, models).check();
        this.programs = new Programs(seating, models::of, pool -> models.numerics(scenario, pool));
        var reducing = Reducing.of(scenario.plan(), topology, seating, programs.all());
        this.communicators = reducing.communicators();
        var gpu = (Gpu) topology.part(topology.gpus()[0]);
        this.choices = new Choices(KernelTuning.of(Catalogue.load(), gpu), reducing.algorithm());
        var frontend = topology.find("frontend").orElseThrow();
        this.cpus = new CpuDevice.Surroundings(
                topology, routes, seating, frontend, scenario.load(), serving(scenario, models.served()));
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

    /** Which links stand for others. */
    FoldedPlanes planes() {
        return new FoldedPlanes(topology, communicators::alike);
    }

    /** A new device, as its row in the topology says and the plan wants it. */
    Device make(int device) {
        return switch (topology.kind(device)) {
            case GPU -> gpu(device);
            case CPU -> new CpuDevice(cpus, device);
            case NIC -> new Nic(topology, device, routes);
            case LPU ->
                throw new ScenarioProblem(
                        "topology",
                        topology.name() + " with " + topology.name(device) + ", a " + topology.kind(device),
                        "GPUs, CPUs, network adapters and switches",
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
        var roofline = new Roofline((Gpu) topology.part(device));
        return new Worker.Means(
                programs.order(seat),
                programs.numerics(seat),
                kernels -> kernels.stream().mapToLong(roofline::picosFor).sum(),
                communicators,
                choices);
    }
}
