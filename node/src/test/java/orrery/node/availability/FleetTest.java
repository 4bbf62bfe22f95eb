package orrery.node.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Failure.Counted;
import orrery.fabric.topology.Topologies;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.ScenarioProblem;

final class FleetTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private static Fleet fleet(String topology, int tensor, int copies) {
        return FleetReading.of(
                Topologies.named(topology, CATALOGUE),
                new Deployment(List.of(new Pool(Duty.SERVE, Cut.tensor(tensor), copies))),
                CATALOGUE.reliability());
    }

    @Test
    void aServerIsATrayAndADomain() {
        var fleet = fleet("hgx-h100", 4, 2);

        assertEquals(List.of(List.of(0), List.of(0)), fleet.traysOfCopy());
        assertEquals(Map.of(Counted.GPU, 8L), fleet.devices());
        assertTrue(fleet.oneReserve());
    }

    @Test
    void traysOfARackThatThePlanLeavesAreIdle() {
        var fleet = fleet("gb200-nvl72", 64, 1);

        assertEquals(16, fleet.trays());
        assertEquals(2, fleet.idleTrays());
        assertEquals(64, fleet.devices(Counted.GPU, Redundancy.NONE));
        assertEquals(18, fleet.devices(Counted.NVSWITCH, Redundancy.NONE));
        assertFalse(fleet.oneReserve());
    }

    /** What joins its racks is light; twins double the lasers, one more in a module of so many adds that share. */
    @Test
    void lasersOfAnOpticalDomainAreCounted() {
        var fleet = fleet("rubin-ultra-nvl576", 72, 8);

        long lasers = fleet.devices(Counted.LASER, Redundancy.NONE);
        assertEquals(576, fleet.devices(Counted.GPU, Redundancy.NONE));
        assertEquals(1, fleet.domains());
        assertTrue(lasers > fleet.devices(Counted.ENGINE, Redundancy.NONE), fleet.devices()::toString);
        assertEquals(2 * lasers, fleet.devices(Counted.LASER, Redundancy.PAIRED));
        assertEquals(
                lasers + Math.ceilDiv(lasers, fleet.lasersOfModule()),
                fleet.devices(Counted.LASER, Redundancy.ONE_MORE));
    }

    @Test
    void refusesAPlanThatDoesNotFit() {
        assertThrows(ScenarioProblem.class, () -> fleet("hgx-h100", 16, 1));
    }
}
