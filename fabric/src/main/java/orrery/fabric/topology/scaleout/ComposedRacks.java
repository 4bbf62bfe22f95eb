package orrery.fabric.topology.scaleout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Row;
import orrery.fabric.topology.Setting;
import orrery.fabric.topology.Settings;
import orrery.fabric.topology.Shape;
import orrery.fabric.topology.rack.Chassis;
import orrery.fabric.topology.rack.Racks;

/**
 * Racks or servers on a scale-out fabric, every GPU with an adapter of its own.
 *
 * <pre>
 *             the fabric's switches
 *          │     │              │     │
 *   ╔══════╪═════╪═══╗   ╔══════╪═════╪═══╗
 *   ║    nic0 … nic7 ║   ║    nic0 … nic7 ║
 *   ║      │     │   ║   ║      │     │   ║      PCIe
 *   ║    gpu0 … gpu7 ║   ║    gpu0 … gpu7 ║      an NVLink domain a rack
 *   ╚═ rack0 ════════╝   ╚═ rack1 ════════╝
 * </pre>
 */
public final class ComposedRacks {
    private static final int CPUS_OF_AN_UPLINK = 9;
    private static final Map<String, Chassis> CHASSIS = new LinkedHashMap<>();
    private static final Map<String, Fabric> FABRICS = new LinkedHashMap<>();

    static {
        Racks.CHASSIS.forEach(chassis -> CHASSIS.put(chassis.name(), chassis));
        Fabrics.ALL.forEach(fabric -> FABRICS.put(fabric.name(), fabric));
    }

    private static final Shape COMPOSE = new Shape(
            "compose", "racks on a scale-out fabric, every GPU with an adapter", settings(), ComposedRacks::draw);

    /** The general shape, and machines that are often asked for. */
    public static final List<Shape> SHAPES = List.of(
            COMPOSE,
            COMPOSE.with(
                    "12x-hgx-h100",
                    "twelve servers of eight H100 on rail-optimised NDR InfiniBand",
                    "rack=hgx-h100,racks=12,network=infiniband,link=400g"),
            COMPOSE.with(
                    "2x-gb200-nvl72",
                    "two GB200 NVL72 racks on rail-optimised InfiniBand",
                    "racks=2,network=infiniband,link=400g,switch=quantum-x800"),
            COMPOSE.with(
                    "8x-gb200-nvl72",
                    "eight GB200 NVL72 racks, 576 GPUs, on rail-optimised Ethernet with co-packaged optics",
                    "racks=8,optics=cpo"),
            COMPOSE.with(
                    "20x-gb200-nvl72",
                    "twenty GB200 NVL72 racks, 1,440 GPUs, on rail-optimised InfiniBand",
                    "racks=20,network=infiniband,link=400g,switch=quantum-x800"));

    private ComposedRacks() {}

    private static List<Setting> settings() {
        var own = List.<Setting>of(
                new Setting.Word("rack", "gb200-nvl72", List.copyOf(CHASSIS.keySet()), "the machine of every rack"),
                new Setting.Count("racks", 4, 2, 65_536, "how many of them"),
                new Setting.Word("fabric", "rails", List.copyOf(FABRICS.keySet()), "what joins their adapters"),
                new Setting.Word("frontend", "no", List.of("no", "yes"), "whether requests reach their hosts"));
        var ofFabrics = new LinkedHashMap<String, Setting>();
        Fabrics.ALL.stream()
                .flatMap(fabric -> fabric.settings().stream())
                .forEach(setting -> ofFabrics.putIfAbsent(setting.key(), setting));
        ofFabrics.replace("dims", ofFabrics.get("dims").withStandard("2x2"));
        return Stream.of(own, ofFabrics.values(), Equipment.SETTINGS)
                .<Setting>flatMap(settings -> settings.stream())
                .toList();
    }

    private static void draw(Drawing draw, Catalogue catalogue, Settings settings) {
        var chassis = CHASSIS.get(settings.word("rack"));
        var fabric = FABRICS.get(settings.word("fabric"));
        int racks = settings.count("racks");
        var equipment = Equipment.of(fabric, racks * chassis.gpus(), chassis.gpusPerServer(), catalogue, settings);
        var adapter = Equipment.nic(catalogue, settings);

        var nics = new ArrayList<Row>();
        var hosts = new ArrayList<Row>();
        for (int number = 0; number < racks; number++) {
            var rack = draw.rack(number);
            var parts = chassis.draw(draw, rack, catalogue);
            var gpu = parts.gpu();
            hosts.add(parts.cpu());
            var nic = rack.row("nic", gpu.count(), adapter);
            draw.wire(gpu.each(), Equipment.host(catalogue, adapter), nic.each());
            nics.add(nic);
        }
        fabric.draw(draw, new Endpoints(nics, chassis.gpusPerServer()), equipment, settings);
        if (settings.word("frontend").equals("yes")) {
            serve(draw, catalogue, hosts, chassis);
        }
    }

    /**
     * A network of their own joins the hosts to where requests come from: one switch, or where it has too few ports, one for each
     * rack below another, with as many uplinks as in an NVL576.
     *
     * <pre>
     *   cpu … cpu  cpu … cpu             cpu … cpu            cpu … cpu
     *      └── front-leaf ──┘         rack0/front-leaf     rack1/front-leaf
     *              │                         └─4─ front-spine ─4─┘
     *          frontend                               │
     *                                             frontend
     * </pre>
     */
    private static void serve(Drawing draw, Catalogue catalogue, List<Row> hosts, Chassis chassis) {
        var chip = catalogue.switchChip(chassis.leaf());
        var ethernet = catalogue.medium(chassis.ethernet());
        var isOneEnough = hosts.stream().mapToInt(Row::count).sum() < chip.ports();
        var top = draw.one(isOneEnough ? "front-leaf" : "front-spine", chip);
        var frontend = draw.one("frontend", catalogue.cpu("xeon-8480"));
        for (int rack = 0; rack < hosts.size(); rack++) {
            var cpu = hosts.get(rack);
            if (isOneEnough) {
                draw.wire(cpu.each(), ethernet, top.all());
            } else {
                var leaf = draw.rack(rack).one("front-leaf", chip);
                draw.wire(cpu.each(), ethernet, leaf.all());
                draw.wire(leaf.all(), Math.ceilDiv(cpu.count(), CPUS_OF_AN_UPLINK), ethernet, top.all());
            }
        }
        draw.wire(frontend.all(), ethernet, top.all());
    }
}
