package orrery.fabric.topology.rack;

import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;

/** The LPX rack: 256 LPUs that a compiler schedules, with no switch between them. */
final class LpxRack {
    private static final int TRAYS = 16;
    private static final int LPUS = 16;

    private LpxRack() {}

    /**
     * <pre>
     *   tray 0   lpu0 ═ lpu1 ═ … ═ lpu15       all to all in the tray
     *              ║      ║          ║
     *   tray 1   lpu16 ═ lpu17 ═ … ═ lpu31     each to its twin in the 15 other trays
     *              ║      ║          ║
     *   tray 15  lpu240 ═ …      ═ lpu255
     * </pre>
     *
     * <p>Any LPU reaches any other in two wires, tray first or twin first. 16 trays of 120 wires and 16 twins of 120 make
     * 3,840 wires. An LPU has 15 tray wires of four lanes and 15 twin wires of two, 90 lanes.
     *
     * <p>SemiAnalysis on LPX (relay), an estimate; NVIDIA counts the same LPUs as 32 trays of eight. The Ethernet towards
     * GPUs goes through FPGAs of which nothing is published, and is left out.
     */
    static void draw(Drawing draw, Catalogue catalogue) {
        var lpu = draw.row("lpu", TRAYS * LPUS, catalogue.lpu("lp30"));
        for (int tray = 0; tray < TRAYS; tray++) {
            for (int i = 0; i < LPUS - 1; i++) {
                int at = tray * LPUS + i;
                draw.wire(lpu.only(at), catalogue.medium("lpu-tray"), lpu.some(at + 1, LPUS - 1 - i));
            }
        }
        for (int at = 0; at < (TRAYS - 1) * LPUS; at++) {
            int twins = TRAYS - 1 - at / LPUS;
            draw.wire(lpu.only(at), catalogue.medium("lpu-rack"), lpu.every(LPUS, at + LPUS, twins));
        }
    }
}
