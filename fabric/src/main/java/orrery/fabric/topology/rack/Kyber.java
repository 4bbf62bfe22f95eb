package orrery.fabric.topology.rack;

import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Place;

/**
 * The Kyber rack NVL144: 144 packages of four Rubin Ultra dies in a single NVLink domain of one layer, each die a device.
 *
 * <pre>
 *   nvswitch0        …        nvswitch71          one chip of 144 ports to each of a package's 72 links
 *      ║ ¼ ¼ ¼ ¼      ╳           ║
 *   [gpu0 gpu1 gpu2 gpu3]  …  [gpu572 … gpu575]   a package has four dies
 *      └────┴──┬─┴────┘            │              C2C, eight dies, two packages, to a cpu
 *             cpu0      …        cpu71
 * </pre>
 *
 * <p>A package has 72 links, one to each chip, and any of its dies may use any of them. They are drawn as four wires of a
 * quarter of the rate, one a die, so that 576 dies can be ranks; the four together take one port of the chip, which
 * therefore counts quarters here. What this cannot show is one die that borrows the links of its idle sisters.
 *
 * <p>144 packages, 72 CPUs, four dies a package: NVIDIA, GTC 2025 (relay), there called NVL576. 72 chips in twelve switch
 * blades: SemiAnalysis (relay), an estimate. NVIDIA has called the rack NVL144 since March 2026.
 */
final class Kyber implements Chassis {
    static final Kyber NVL144 = new Kyber();

    private static final int PACKAGES = 144;
    private static final int DIES = 4;
    private static final int CPUS = 72;
    private static final int PLANES = 72;
    private static final int PACKAGES_PER_BLADE = 4;

    private static final int GPUS = PACKAGES * DIES;

    private Kyber() {}

    @Override
    public String name() {
        return "kyber-nvl144";
    }

    @Override
    public String description() {
        return "a Kyber rack of 144 Rubin Ultra packages, 576 dies, on 72 planes";
    }

    @Override
    public int gpusPerServer() {
        return PACKAGES_PER_BLADE * DIES;
    }

    @Override
    public int gpus() {
        return GPUS;
    }

    @Override
    public String ethernet() {
        return "ethernet-800g";
    }

    @Override
    public String leaf() {
        return "spectrum6";
    }

    @Override
    public Parts draw(Drawing draw, Place place, Catalogue catalogue) {
        var chip = catalogue.switchChip("nvswitch7");
        var gpu = place.row("gpu", GPUS, catalogue.gpu("rubin-ultra-die"));
        var chips = place.row("nvswitch", PLANES, chip.withPorts(DIES * chip.ports()));
        var cpu = place.row("cpu", CPUS, catalogue.cpu("vera"));

        draw.wire(gpu.each(), catalogue.medium("nvlink7-quarter"), chips.all());
        draw.wire(gpu.blocksOf(GPUS / CPUS), catalogue.medium("c2c-vera"), cpu.each());
        return new Parts(gpu, cpu);
    }
}
