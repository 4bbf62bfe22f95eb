package orrery.node.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import orrery.fabric.ethernet.EthernetOptions;
import orrery.fabric.ethernet.Nic;
import orrery.fabric.link.Held;
import orrery.fabric.link.Ports;
import orrery.fabric.link.Standstill;
import orrery.fabric.placement.Placement;
import orrery.fabric.routing.Routes;
import orrery.fabric.switching.EthernetSwitch;
import orrery.fabric.time.Device;
import orrery.fabric.time.Shell;
import orrery.fabric.time.ShellLoop;
import orrery.fabric.topology.Topology;
import orrery.node.load.LoadOutcome.Measured;
import orrery.node.load.LoadOutcome.NotSimulated;

/**
 * Runs a load on the calling thread.
 *
 * <pre>
 *   start         warm                              end
 *     │ not counted │ counted                        │ what is under way is delivered
 *     └─────────────┴────────────────────────────────┴──────────▶ virtual time
 * </pre>
 */
public final class LoadSimulation {
    private final LoadPlan plan;
    private final Routes routes;
    private final EthernetOptions options;
    private final List<LoadedGpu> gpus = new ArrayList<>();
    private final List<Shell> shells;

    private LoadSimulation(LoadPlan plan) {
        this.plan = plan;
        this.routes = Routes.of(plan.topology(), plan.offered().seed());
        this.options = EthernetOptions.standard().seed(plan.offered().seed());
        this.shells = IntStream.range(0, plan.topology().devices())
                .mapToObj(device -> new Shell(make(device), Ports.peers(plan.topology(), device)))
                .toList();
    }

    /** Why a topology cannot be simulated; empty where it can. */
    public static Optional<String> obstacle(Topology topology) {
        return LoadFeasibility.obstacle(topology);
    }

    /** Same topology and load, same figures. */
    public static LoadOutcome run(Topology topology, OfferedLoad offered) {
        var messages = (long) topology.gpus().length * offered.messages();
        return obstacle(topology)
                .or(() ->
                        LoadFeasibility.shortage(messages, Runtime.getRuntime().maxMemory()))
                .<LoadOutcome>map(NotSimulated::new)
                .orElseGet(() -> new LoadSimulation(LoadPlan.of(topology, offered)).run());
    }

    private Device make(int device) {
        var topology = plan.topology();
        return switch (topology.kind(device)) {
            case GPU -> {
                gpus.add(new LoadedGpu(plan, device, gpus.size()));
                yield gpus.getLast();
            }
            case NIC -> new Nic(topology, device, routes, options);
            case ETHERNET_SWITCH, INFINIBAND_SWITCH -> new EthernetSwitch(topology, device, routes, options);
            case CPU, LPU, NVSWITCH ->
                throw new IllegalStateException(topology.name(device) + " has no part in a load");
        };
    }

    private LoadOutcome run() {
        ShellLoop.drive(shells, Placement.of(plan.topology(), 1).localLookaheadPs(0), _ -> {});
        return Standstill.of(plan.topology(), held())
                .<LoadOutcome>map(stuck -> new NotSimulated(stuck.describe()))
                .orElseGet(this::measured);
    }

    private List<Held> held() {
        return shells.stream()
                .flatMap(shell -> switch (shell.device()) {
                    case Nic nic -> nic.held().stream();
                    case EthernetSwitch chip -> chip.ports().held().stream();
                    case LoadedGpu gpu -> gpu.held().stream();
                    default -> throw new IllegalStateException("no device of a load: " + shell.device());
                })
                .toList();
    }

    private LoadOutcome measured() {
        var all = gpus.stream().map(LoadedGpu::latencies).toList();
        var posted = gpus.stream().mapToLong(LoadedGpu::posted).sum();
        var delivered = all.stream().mapToLong(Latencies::count).sum();
        if (delivered != posted) {
            throw new IllegalStateException(delivered + " of " + posted + " messages were delivered, and none waits");
        }
        var latencies = Latencies.of(all, plan.warmPs());
        if (latencies.count() == 0) {
            return new NotSimulated("no message after the warm-up");
        }
        return new Measured(
                plan.offered(),
                posted,
                latencies.count(),
                shells.stream().mapToLong(Shell::handled).sum(),
                latencies.minPs(),
                latencies.meanPs(),
                latencies.percentilePs(99),
                latencies.isLongerFrom(plan.middlePs()));
    }
}
