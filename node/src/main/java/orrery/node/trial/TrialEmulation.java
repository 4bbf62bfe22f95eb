package orrery.node.trial;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.ethernet.EthernetOptions;
import orrery.fabric.ethernet.Nic;
import orrery.fabric.link.Held;
import orrery.fabric.link.LinkErrors;
import orrery.fabric.link.Ports;
import orrery.fabric.placement.Placement;
import orrery.fabric.routing.Routes;
import orrery.fabric.switching.EthernetSwitch;
import orrery.fabric.switching.Nvswitch;
import orrery.fabric.time.Device;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Tuning;
import orrery.node.trial.TrialFindings.DeviceFinding;
import orrery.node.trial.TrialFindings.SizeFinding;
import orrery.protocol.units.SimTime;

/** One JVM's devices of a trial, each in its shell. All sizes run one after the other, each in its {@link Slot}. */
public final class TrialEmulation {
    private final TrialPlan plan;
    private final List<Shell> shells;

    private TrialEmulation(TrialPlan plan, List<Shell> shells) {
        this.plan = plan;
        this.shells = shells;
    }

    /**
     * Makes the devices that a placement puts on one JVM.
     *
     * @throws orrery.node.scenario.ScenarioProblem where trial and topology do not go together
     */
    public static TrialEmulation prepare(
            CollectiveTrial trial, Topology topology, Tuning tuning, Placement placement, int jvm) {
        return prepare(new TrialPlan(trial, topology, tuning, true), placement, jvm);
    }

    static TrialEmulation prepare(TrialPlan plan, Placement placement, int jvm) {
        var topology = plan.topology();
        var maker = new Maker(plan, Routes.of(topology, plan.trial().seed(), plan.lost()));
        var shells = IntStream.range(0, topology.devices())
                .filter(device -> placement.jvm(device) == jvm)
                .mapToObj(device -> new Shell(maker.make(device), Ports.peers(topology, device)))
                .toList();
        return new TrialEmulation(plan, shells);
    }

    /** Makes any device of a trial. */
    private record Maker(TrialPlan plan, Routes routes, EthernetOptions ethernet, LinkErrors nvlink, int[] rankOf) {
        Maker(TrialPlan plan, Routes routes) {
            this(
                    plan,
                    routes,
                    plan.trial().network().ethernet(plan.trial().seed()),
                    plan.trial().network().nvlink(plan.trial().seed()),
                    new int[plan.topology().devices()]);
            Arrays.fill(rankOf, -1);
            IntStream.range(0, plan.reach().ranks())
                    .forEach(rank -> rankOf[plan.reach().device(rank)] = rank);
        }

        Device make(int device) {
            var topology = plan.topology();
            return switch (topology.kind(device)) {
                case GPU ->
                    rankOf[device] < 0
                            ? new Bystander(topology, device)
                            : new TrialGpu(topology, device, rankOf[device], plan.slots(), nvlink);
                case NVSWITCH -> new Nvswitch(topology, device, routes, plan.groups(), nvlink);
                case ETHERNET_SWITCH, INFINIBAND_SWITCH -> new EthernetSwitch(topology, device, routes, ethernet);
                case NIC -> new Nic(topology, device, routes, ethernet);
                case CPU, LPU -> new Bystander(topology, device);
            };
        }
    }

    /** Virtual time since the launch of the size that it falls into, for display. */
    public static SimTime withinSize(SimTime now) {
        return new SimTime(Math.floorMod(now.picos(), Slot.LENGTH_PS));
    }

    /** In device order. */
    public List<Shell> shells() {
        return shells;
    }

    /** What they found; to be read once, when nothing is left to do. */
    public TrialFindings findings() {
        var sizes = new SizeFinding[plan.slots().size()];
        Arrays.fill(sizes, SizeFinding.NONE);
        shells.stream()
                .map(Shell::device)
                .filter(TrialGpu.class::isInstance)
                .map(TrialGpu.class::cast)
                .map(TrialGpu::findings)
                .forEach(ofRank -> add(ofRank, sizes));
        return new TrialFindings(
                shells.stream()
                        .map(shell -> new DeviceFinding(shell.device().number(), shell.hash(), shell.handled()))
                        .toList(),
                List.of(sizes),
                shells.stream()
                        .map(Shell::device)
                        .flatMap(device -> held(device).stream())
                        .toList());
    }

    /** What still waits in a device; a {@link Bystander} sends nothing. */
    private static List<Held> held(Device device) {
        return switch (device) {
            case TrialGpu gpu -> gpu.held();
            case Nvswitch nvswitch -> nvswitch.ports().held();
            case EthernetSwitch ethernet -> ethernet.ports().held();
            case Nic nic -> nic.held();
            default -> List.of();
        };
    }

    private static void add(List<TrialGpu.RankFinding> ofRank, SizeFinding[] sizes) {
        for (var size = 0; size < ofRank.size(); size++) {
            var found = ofRank.get(size);
            sizes[size] = sizes[size].plus(new SizeFinding(1, found.endPs(), found.wrong(), found.messages()));
        }
    }
}
