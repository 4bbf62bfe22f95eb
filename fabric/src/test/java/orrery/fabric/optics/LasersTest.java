package orrery.fabric.optics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.fault.DeviceFault;
import orrery.fabric.link.Ports;
import orrery.fabric.optics.Lasers.Change;
import orrery.fabric.time.PlainLoop;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;

class LasersTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    /** Two switches, joined by so many wires. */
    private static Topology pair(String medium, int wires) {
        var draw = new Drawing("pair");
        var leaf = draw.row("leaf", 2, CATALOGUE.switchChip("tomahawk6"));
        draw.wire(leaf.only(0), wires, CATALOGUE.medium(medium), leaf.only(1));
        return draw.seal();
    }

    @Test
    void anEngineOfEightLanesHasTwoLasersAndFourEnginesShareAModule() {
        var lasers = new Lasers(pair("ethernet-1600g-cpo", 8), 0, Redundancy.NONE);
        assertEquals(16, lasers.count());
        assertEquals(2, lasers.modules());
        assertEquals(List.of(new Change(0, 4)), lasers.lose(0));
        assertEquals(List.of(new Change(0, 0)), lasers.lose(1));
    }

    @Test
    void aLostModuleDarkensAllPortsItFeedsUntilItIsReplaced() {
        var lasers = new Lasers(pair("ethernet-1600g-cpo", 8), 0, Redundancy.ONE_PLUS_ONE);
        assertEquals(
                List.of(new Change(4, 0), new Change(5, 0), new Change(6, 0), new Change(7, 0)), lasers.loseModule(1));
        assertEquals(0, lasers.lanesLit(7));
        assertEquals(4, lasers.replaceModule(1).size());
        assertEquals(8, lasers.lanesLit(7));
    }

    @Test
    void aTwinTakesOverOnce() {
        var lasers = new Lasers(pair("ethernet-1600g-cpo", 1), 0, Redundancy.ONE_PLUS_ONE);
        assertEquals(List.of(), lasers.lose(0));
        assertEquals(List.of(), lasers.lose(1));
        assertEquals(List.of(new Change(0, 4)), lasers.lose(0));
    }

    @Test
    void aSpareTakesThePlaceOfTheFirstLostLaserOfItsModule() {
        var lasers = new Lasers(pair("ethernet-1600g-cpo", 8), 0, Redundancy.N_PLUS_ONE);
        assertEquals(List.of(), lasers.lose(0));
        assertEquals(List.of(new Change(0, 4)), lasers.lose(1));
        assertEquals(List.of(), lasers.lose(15));
    }

    @ParameterizedTest
    @EnumSource(Redundancy.class)
    void aPluggableModuleIsItsOwnPortAndHasNothingInReserve(Redundancy redundancy) {
        var lasers = new Lasers(pair("ethernet-800g-pluggable", 3), 0, redundancy);
        assertEquals(3, lasers.modules());
        assertEquals(1, lasers.lose(0).size());
        assertEquals(List.of(new Change(2, 0)), lasers.loseModule(2));
        assertEquals(CATALOGUE.medium("ethernet-800g-pluggable").lanes(), lasers.lanesLit(1));
    }

    @ParameterizedTest
    @EnumSource(Redundancy.class)
    void aPortWithHalfItsLanesTakesTwiceAsLongAndBothWays(Redundancy redundancy) {
        var whole = new Pair(List.of());
        var half = new Pair(List.of(new PlainLoop.Struck(2_000_000, 0, 0, new DeviceFault.Laser(0, true, redundancy))));
        var factor = redundancy == Redundancy.NONE ? 2 : 1;
        assertEquals(factor * whole.spanPs(0), half.spanPs(0));
        assertEquals(factor * whole.spanPs(1), half.spanPs(1));
    }

    /** Two ends of a fibre that send each other one message long after the lasers failed. */
    private static final class Pair {
        private final Chatting[] ends = new Chatting[2];

        Pair(List<PlainLoop.Struck> failures) {
            var topology = pair("ethernet-1600g-cpo", 1);
            ends[0] = new Chatting(topology, 0);
            ends[1] = new Chatting(topology, 1);
            new PlainLoop(List.of(
                            new PlainLoop.Wired(ends[0], Ports.peers(topology, 0)),
                            new PlainLoop.Wired(ends[1], Ports.peers(topology, 1))))
                    .run(failures);
        }

        long spanPs(int end) {
            assertTrue(ends[end].spanPs() > 0);
            return ends[end].spanPs();
        }
    }
}
