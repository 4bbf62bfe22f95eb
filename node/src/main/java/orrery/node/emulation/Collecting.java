package orrery.node.emulation;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.fabric.ethernet.Nic;
import orrery.fabric.link.Held;
import orrery.fabric.link.Ports;
import orrery.fabric.switching.EthernetSwitch;
import orrery.fabric.switching.Nvswitch;
import orrery.fabric.time.Device;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topology;
import orrery.node.cpu.CpuDevice;
import orrery.node.cpu.Received;
import orrery.node.emulation.Findings.Answered;
import orrery.node.emulation.Findings.DeviceFinding;
import orrery.node.emulation.Findings.MediumFinding;
import orrery.node.emulation.Findings.PortFinding;
import orrery.node.emulation.Findings.Underway;
import orrery.node.emulation.Findings.Work;
import orrery.node.execution.SpareDevice;
import orrery.node.forward.Stall;
import orrery.node.gpu.GpuDevice;
import orrery.node.lpu.ExpertLpu;
import orrery.node.lpu.LpuDevice;
import orrery.node.outcome.RequestOutcome;
import orrery.node.outcome.RequestOutcome.Answer;
import orrery.node.outcome.RequestOutcome.Ended;
import orrery.node.program.Node;
import orrery.node.scenario.Scenario;

/** Reads the devices of one JVM after a run. */
final class Collecting {
    private final Scenario scenario;
    private final Topology topology;
    private final LoadedModel model;
    private final FoldedPlanes planes;
    private final List<Shell> shells;

    Collecting(Scenario scenario, Topology topology, LoadedModel model, FoldedPlanes planes, List<Shell> shells) {
        this.planes = planes;
        this.scenario = scenario;
        this.topology = topology;
        this.model = model;
        this.shells = shells;
    }

    /** @param verified whether to compare with one device */
    Findings findings(boolean verified, Foresights foresights) {
        return new Findings(
                shells.stream().map(this::device).toList(),
                media(),
                busiest(),
                cpus().flatMap(cpu -> cpu.received().stream())
                        .map(this::request)
                        .toList(),
                verified ? checks() : List.of(),
                shells.stream()
                        .flatMap(shell -> shell.notes().stream())
                        .sorted()
                        .toList(),
                foresights.foreseen(),
                held(foresights.stalls()),
                underway(foresights.stalls()),
                answered());
    }

    private Answered answered() {
        return new Answered(
                cpus().flatMap(cpu -> cpu.outages().stream()).toList(),
                cpus().flatMap(cpu -> cpu.losses().stream()).toList());
    }

    private List<Held> held(List<Stall> stalls) {
        return Stream.concat(
                        shells.stream().flatMap(shell -> held(shell.device()).stream()),
                        stalls.stream().flatMap(stall -> stall.held().stream()))
                .toList();
    }

    private List<Underway> underway(List<Stall> stalls) {
        return Stream.concat(
                        shells.stream().flatMap(shell -> underway(shell.device())),
                        stalls.stream()
                                .flatMap(stall -> stall.underway().stream())
                                .map(one -> underway(one.device(), one.node())))
                .toList();
    }

    private static Underway underway(int device, Node node) {
        return new Underway(device, node.work().toString());
    }

    private static List<Held> held(Device device) {
        return device instanceof Nic nic ? nic.held() : ports(device).held();
    }

    private static Stream<Underway> underway(Device device) {
        var nodes = switch (device) {
            case GpuDevice gpu -> gpu.underway();
            case ExpertLpu lpu -> lpu.underway();
            default -> List.<Node>of();
        };
        return nodes.stream().map(node -> underway(device.number(), node));
    }

    private List<SequenceCheck> checks() {
        return new Checking(scenario, model)
                .check(cpus().flatMap(cpu -> cpu.served().stream()).toList());
    }

    private DeviceFinding device(Shell shell) {
        return new DeviceFinding(
                shell.device().number(),
                shell.hash(),
                shell.handled(),
                shell.lastPs(),
                work(shell.device()),
                shell.device() instanceof LpuDevice lpu ? lpu.faults() : List.of());
    }

    private Work work(Device device) {
        var sent = List.copyOf(sent(Stream.of(device)).values());
        return switch (device) {
            case GpuDevice gpu -> new Work(gpu.busyPs(), gpu.flops(), gpu.memoryBytes(), sent);
            case LpuDevice lpu -> new Work(lpu.busyPs(), 0, 0, sent);
            case ExpertLpu lpu -> new Work(lpu.busyPs(), lpu.flops(), lpu.memoryBytes(), sent);
            case CpuDevice cpu -> new Work(cpu.busyPs(), 0, cpu.memoryBytes(), sent);
            default -> new Work(0, 0, 0, List.of());
        };
    }

    private Stream<CpuDevice> cpus() {
        return shells.stream()
                .map(Shell::device)
                .filter(CpuDevice.class::isInstance)
                .map(CpuDevice.class::cast);
    }

    static Ports ports(Device device) {
        return switch (device) {
            case GpuDevice gpu -> gpu.ports();
            case LpuDevice lpu -> lpu.ports();
            case ExpertLpu lpu -> lpu.ports();
            case SpareDevice spare -> spare.ports();
            case CpuDevice cpu -> cpu.ports();
            case Nvswitch nvswitch -> nvswitch.ports();
            case EthernetSwitch ethernet -> ethernet.ports();
            case Nic nic -> nic.ports();
            default -> throw new IllegalStateException("device " + device.number() + " has no ports to read");
        };
    }

    private List<MediumFinding> media() {
        return List.copyOf(sent(shells.stream().map(Shell::device)).values());
    }

    private TreeMap<String, MediumFinding> sent(Stream<Device> devices) {
        var byMedium = new TreeMap<String, MediumFinding>();
        devices.forEach(device -> {
            var ports = ports(device);
            for (var port = 0; port < ports.count(); port++) {
                var links = planes.linksOf(device.number(), port);
                var sent = new MediumFinding(
                        ports.medium(port).name(), 1, links * ports.contentBytes(port), links * ports.wireBytes(port));
                byMedium.merge(sent.medium(), sent, MediumFinding::plus);
            }
        });
        return byMedium;
    }

    private PortFinding busiest() {
        return shells.stream()
                .flatMap(shell -> portsOf(shell.device()))
                .max(Comparator.comparingLong(PortFinding::busyPs)
                        .thenComparing(PortFinding::device, Comparator.reverseOrder())
                        .thenComparing(PortFinding::port, Comparator.reverseOrder()))
                .orElse(null);
    }

    private static Stream<PortFinding> portsOf(Device device) {
        var ports = ports(device);
        return IntStream.range(0, ports.count())
                .mapToObj(port -> new PortFinding(device.number(), port, ports.busyPs(port)));
    }

    private RequestOutcome request(Received received) {
        var ask = scenario.load().prompts().get(received.request());
        var tokens = received.tokens();
        var prompt = model.tokenizer().encode(ask.text());
        var text =
                continuation(prompt, tokens.stream().mapToInt(Integer::intValue).toArray());
        return new RequestOutcome(
                received.request(),
                received.request() % scenario.plan().replicas(),
                ask.text(),
                prompt.length,
                tokens,
                text,
                ended(received),
                received.sent(),
                received.times(),
                answer(ask.expectedAnswer(), text));
    }

    private Ended ended(Received received) {
        if (!received.finished()) {
            return Ended.UNFINISHED;
        }
        return model.endTokens().contains(received.tokens().getLast()) ? Ended.STOP : Ended.LENGTH;
    }

    /** What the tokens add to the prompt's text: decoded on their own some tokenizers drop the space they begin with. */
    private String continuation(int[] prompt, int[] tokens) {
        var before = model.tokenizer().decode(prompt);
        var whole = model.tokenizer()
                .decode(IntStream.concat(IntStream.of(prompt), IntStream.of(tokens))
                        .toArray());
        return whole.startsWith(before)
                ? whole.substring(before.length())
                : model.tokenizer().decode(tokens);
    }

    private static Answer answer(String expected, String text) {
        if (expected.isEmpty()) {
            return Answer.NOT_ASKED;
        }
        return text.strip().startsWith(expected) ? Answer.RIGHT : Answer.WRONG;
    }
}
