package orrery.node.replay;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.fabric.ethernet.Nic;
import orrery.fabric.link.Held;
import orrery.fabric.link.Ports;
import orrery.fabric.placement.Placement;
import orrery.fabric.routing.Routes;
import orrery.fabric.switching.EthernetSwitch;
import orrery.fabric.switching.Nvswitch;
import orrery.fabric.time.Device;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Tuning;
import orrery.node.emulation.Findings.MediumFinding;
import orrery.node.replay.ReplayFindings.DeviceFinding;
import orrery.node.trial.Bystander;

/** One JVM's devices of a replay, each in its shell. */
public final class ReplayEmulation {
    private final ReplayPlan plan;
    private final List<Shell> shells;

    private ReplayEmulation(ReplayPlan plan, List<Shell> shells) {
        this.plan = plan;
        this.shells = shells;
    }

    /**
     * Makes the devices that a placement puts on one JVM.
     *
     * @throws orrery.node.trace.TraceProblem where the traces do not go together
     * @throws orrery.node.scenario.ScenarioProblem where they do not fit the topology
     */
    public static ReplayEmulation prepare(
            Replay replay, Topology topology, Tuning tuning, Placement placement, int jvm) {
        return prepare(new ReplayPlan(replay, topology, tuning), placement, jvm);
    }

    static ReplayEmulation prepare(ReplayPlan plan, Placement placement, int jvm) {
        var topology = plan.topology();
        var maker = new Maker(plan);
        var shells = IntStream.range(0, topology.devices())
                .filter(device -> placement.jvm(device) == jvm)
                .mapToObj(device -> new Shell(maker.make(device), Ports.peers(topology, device)))
                .toList();
        return new ReplayEmulation(plan, shells);
    }

    /** Makes any device. */
    private record Maker(ReplayPlan plan, Routes routes, int[] rankOf) {
        Maker(ReplayPlan plan) {
            this(plan, Routes.of(plan.topology()), new int[plan.topology().devices()]);
            Arrays.fill(rankOf, -1);
            IntStream.range(0, plan.ranks())
                    .forEach(rank -> rankOf[plan.topology().gpus()[rank]] = rank);
        }

        Device make(int device) {
            var topology = plan.topology();
            return switch (topology.kind(device)) {
                case GPU ->
                    rankOf[device] < 0 ? new Bystander(topology, device) : new ReplayGpu(plan, device, rankOf[device]);
                case NVSWITCH ->
                    new Nvswitch(topology, device, routes, plan.companies().switches());
                case ETHERNET_SWITCH, INFINIBAND_SWITCH -> new EthernetSwitch(topology, device, routes);
                case NIC -> new Nic(topology, device, routes);
                case CPU, LPU -> new Bystander(topology, device);
            };
        }
    }

    /** In device order. */
    public List<Shell> shells() {
        return shells;
    }

    /** What they found; to be read once, when nothing is left to do. */
    public ReplayFindings findings() {
        return new ReplayFindings(
                shells.stream()
                        .map(shell -> new DeviceFinding(shell.device().number(), shell.hash(), shell.handled()))
                        .toList(),
                devices()
                        .filter(ReplayGpu.class::isInstance)
                        .map(device -> ((ReplayGpu) device).finding())
                        .toList(),
                media(),
                devices().flatMap(device -> held(device).stream()).toList());
    }

    private Stream<Device> devices() {
        return shells.stream().map(Shell::device);
    }

    private List<MediumFinding> media() {
        var weights = new PlaneWeights(plan.topology(), plan.companies().everyone());
        var byMedium = new TreeMap<String, MediumFinding>();
        devices().forEach(device -> {
            var ports = ports(device);
            for (var port = 0; ports != null && port < ports.count(); port++) {
                var weight = weights.of(device.number(), port);
                var sent = new MediumFinding(
                        ports.medium(port).name(),
                        1,
                        weight * ports.contentBytes(port),
                        weight * ports.wireBytes(port));
                byMedium.merge(sent.medium(), sent, MediumFinding::plus);
            }
        });
        return List.copyOf(byMedium.values());
    }

    /** Null for a bystander, which sends nothing. */
    private static Ports ports(Device device) {
        return switch (device) {
            case ReplayGpu gpu -> gpu.ports();
            case Nvswitch nvswitch -> nvswitch.ports();
            case EthernetSwitch ethernet -> ethernet.ports();
            case Nic nic -> nic.ports();
            default -> null;
        };
    }

    private static List<Held> held(Device device) {
        if (device instanceof Nic nic) {
            return nic.held();
        }
        var ports = ports(device);
        return ports == null ? List.of() : ports.held();
    }
}
