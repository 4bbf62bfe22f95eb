package orrery.node.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoltageTest {
    @Test
    void wattsFallWithTheCubeOfTheClockWhereTheVoltageFallsWithIt() {
        assertEquals(0.125, new Voltage(0).wattsAt(0.5), 1e-15);
        assertEquals(0.25, new Voltage(0).energyAt(0.5), 1e-15);
    }

    @Test
    void wattsFallWithTheClockAloneWhereTheVoltageStays() {
        assertEquals(0.5, new Voltage(1).wattsAt(0.5), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.67, 1})
    void theClockForSomeWattsDrawsThem(double least) {
        var voltage = new Voltage(least);
        for (var share = 0.05; share < 1; share += 0.05) {
            var clock = voltage.clockFor(share);
            assertEquals(share, voltage.wattsAt(clock), 1e-9, "at " + share);
            assertTrue(clock >= share, "a slower clock takes no more energy an operation");
        }
        assertEquals(1, voltage.clockFor(1.5));
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThrows(IllegalArgumentException.class, () -> new Voltage(1.1));
        assertThrows(IllegalArgumentException.class, () -> new Voltage(Double.NaN));
    }
}
