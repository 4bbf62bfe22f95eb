package orrery.fabric.topology.rack;

import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Place;
import orrery.fabric.topology.Row;

/** The LPX rack: up to 256 LPUs that a compiler schedules, with no switch between them. */
final class LpxRack {
    static final int TRAYS = 16;

    private static final int LPUS = 16;
    private static final int ADAPTERS = 2;

    private LpxRack() {}

    /**
     * What has been drawn.
     *
     * @param nic the border to Ethernet, two a tray
     * @param cpu one a tray
     */
    record Parts(Row lpu, Row nic, Row cpu) {}

    /**
     * <pre>
     *   tray 0   lpu0 ═ lpu1 ═ … ═ lpu15       all to all in the tray    ┌ nic0 (lpu0 to lpu7)
     *              ║      ║          ║                          cpu0 ────┴ nic1 (lpu8 to lpu15)
     *   tray 1   lpu16 ═ lpu17 ═ … ═ lpu31     each to its twin in the other trays
     *              ║      ║          ║
     *   tray 15  lpu240 ═ …      ═ lpu255
     * </pre>
     *
     * <p>Any LPU reaches any other in two wires, tray first or twin first. 16 trays of 120 wires and 16 twins of 120 make
     * 3,840 wires. An LPU has 15 tray wires of four lanes and 15 twin wires of two, 90 lanes; the next port leads to its
     * host, the last to its adapter.
     *
     * <p>SemiAnalysis on LPX (relay), an estimate; NVIDIA counts the same LPUs as 32 trays of eight. Two FPGAs a tray
     * bring Ethernet, an estimate by the same; that each serves eight LPUs over wires of their own is drawn by symmetry.
     * One x86 host a tray, drawn as the H100's, is an estimate.
     *
     * @param trays 1 to {@link #TRAYS}; a rack that is not full has fewer twins
     */
    static Parts draw(Drawing draw, Place place, Catalogue catalogue, int trays) {
        var lpu = place.row("lpu", trays * LPUS, catalogue.lpu("lp30"));
        var nic = place.row("lpu-nic", trays * ADAPTERS, catalogue.nic("lpx-fpga"));
        var cpu = place.row("lpu-cpu", trays, catalogue.cpu("xeon-8480"));
        wireTrays(draw, catalogue, lpu, trays);
        wireTwins(draw, catalogue, lpu, trays);
        draw.wire(lpu.blocksOf(LPUS), catalogue.medium("pcie5-x16"), cpu.each());
        draw.wire(lpu.blocksOf(LPUS / ADAPTERS), catalogue.medium("pcie5-x16"), nic.each());
        return new Parts(lpu, nic, cpu);
    }

    private static void wireTrays(Drawing draw, Catalogue catalogue, Row lpu, int trays) {
        for (int tray = 0; tray < trays; tray++) {
            for (int i = 0; i < LPUS - 1; i++) {
                int at = tray * LPUS + i;
                draw.wire(lpu.only(at), catalogue.medium("lpu-tray"), lpu.some(at + 1, LPUS - 1 - i));
            }
        }
    }

    private static void wireTwins(Drawing draw, Catalogue catalogue, Row lpu, int trays) {
        for (int at = 0; at < (trays - 1) * LPUS; at++) {
            int twins = trays - 1 - at / LPUS;
            draw.wire(lpu.only(at), catalogue.medium("lpu-rack"), lpu.every(LPUS, at + LPUS, twins));
        }
    }
}
