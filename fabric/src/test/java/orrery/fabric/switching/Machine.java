package orrery.fabric.switching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.ethernet.EthernetOptions;
import orrery.fabric.ethernet.Nic;
import orrery.fabric.fault.Strike;
import orrery.fabric.link.Held;
import orrery.fabric.link.Ports;
import orrery.fabric.link.Standstill;
import orrery.fabric.routing.MulticastTrees;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Device;
import orrery.fabric.time.PlainLoop;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;

/** A topology of real switches and scripted ends, run to its end by the plain loop. */
public final class Machine {
    private final Topology topology;
    private final EthernetOptions options;
    private final Map<Integer, Script> scripts = new TreeMap<>();
    private final List<Device> devices = new ArrayList<>();
    private PlainLoop loop;

    public Machine(Topology topology, Groups groups) {
        this(topology, groups, EthernetOptions.standard());
    }

    public Machine(Topology topology, Groups groups, EthernetOptions options) {
        this.topology = topology;
        this.options = options;
        var routes = Routes.of(topology);
        for (var number = 0; number < topology.devices(); number++) {
            devices.add(device(number, routes, groups));
        }
    }

    /** All GPUs make up group 0, in reverse order where asked. */
    public static Machine of(Topology topology, int planes, boolean reversed) {
        var gpus = topology.gpus();
        var members = reversed
                ? IntStream.range(0, gpus.length)
                        .map(i -> gpus[gpus.length - 1 - i])
                        .toArray()
                : gpus;
        return new Machine(topology, new Groups(MulticastTrees.of(topology), List.of(members), planes));
    }

    private Device device(int number, Routes routes, Groups groups) {
        return switch (topology.kind(number)) {
            case NVSWITCH -> new Nvswitch(topology, number, routes, groups);
            case ETHERNET_SWITCH, INFINIBAND_SWITCH -> new EthernetSwitch(topology, number, routes, options);
            case NIC -> new Nic(topology, number, routes, options);
            case GPU, LPU, CPU -> scripts.computeIfAbsent(number, _ -> new Script(topology, number));
        };
    }

    /**
     * Two layers of rubin-ultra-nvl576 parts, smaller.
     *
     * <pre>
     *        spine0 … spine(planes-1)      one a plane, optical, two wires to every leaf switch
     *       ║║                  ║║
     *   rack0/nvswitch0 …     rack1/nvswitch0 …
     *     ║    ║    ║             ║
     *   gpu0 gpu1 gpu2        gpu3 gpu4 gpu5
     * </pre>
     */
    public static Topology twoLayers(int racks, int gpusPerRack, int planes) {
        var catalogue = Catalogue.load();
        var draw = new Drawing("two layers");
        var leaves = IntStream.range(0, racks)
                .mapToObj(number -> {
                    var rack = draw.rack(number);
                    var gpu = rack.row("gpu", gpusPerRack, catalogue.gpu("rubin-ultra"));
                    var leaf = rack.row("nvswitch", planes, catalogue.switchChip("nvswitch7"));
                    draw.wire(gpu.each(), catalogue.medium("nvlink7"), leaf.all());
                    return leaf;
                })
                .toList();
        var spine = draw.row("spine", planes, catalogue.switchChip("nvswitch7"));
        leaves.forEach(leaf -> draw.wire(leaf.each(), 2, catalogue.medium("nvlink7-optical"), spine.each()));
        return draw.seal();
    }

    public Script script(int device) {
        return scripts.get(device);
    }

    public Nic nic(String name) {
        return (Nic) devices.get(topology.find(name).orElseThrow());
    }

    public EthernetSwitch ethernetSwitch(String name) {
        return (EthernetSwitch) devices.get(topology.find(name).orElseThrow());
    }

    public Nvswitch nvswitch(String name) {
        return (Nvswitch) devices.get(topology.find(name).orElseThrow());
    }

    public List<Device> devices() {
        return List.copyOf(devices);
    }

    /** What nobody delivered although nothing more happens. */
    public Optional<Standstill> standstill() {
        var held = devices.stream()
                .flatMap(device -> switch (device) {
                    case Nic nic -> nic.held().stream();
                    case EthernetSwitch ethernet -> ethernet.ports().held().stream();
                    case Nvswitch nvswitch -> nvswitch.ports().held().stream();
                    case Script script -> script.ports().held().stream();
                    default -> Stream.<Held>of();
                })
                .toList();
        return Standstill.of(topology, held);
    }

    /** How it went: the events, and a hash of what every device saw. */
    public PlainLoop loop() {
        return loop;
    }

    public void run() {
        run(List.of());
    }

    /** With faults, earliest first. */
    public void run(List<Strike> strikes) {
        var struck = strikes.stream()
                .map(one -> new PlainLoop.Struck(one.atPs(), one.ordinal(), one.device(), one.fault()))
                .toList();
        var wired = devices.stream()
                .map(device -> new PlainLoop.Wired(device, Ports.peers(topology, device.number())))
                .toList();
        loop = new PlainLoop(wired).run(struck);
    }
}
