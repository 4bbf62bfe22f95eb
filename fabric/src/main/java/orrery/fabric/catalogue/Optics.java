package orrery.fabric.catalogue;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.Power;
import orrery.protocol.units.SimDuration;

/**
 * What turns electricity into light and back at one end of a wire: a module in a cage, or an engine beside a chip.
 *
 * <p>A wire with fewer lanes than the engine uses a share of it, one with more uses several; see {@link #powerOf} and
 * {@link #lasersOf}.
 *
 * @param lanes lanes it carries in each direction
 * @param lasers laser diodes that feed it
 * @param laserModules what is replaced when a laser dies: the module itself, or its share of an external laser module
 * @param power of the engine with its share of the lasers
 * @param latency added at this end: equalising, retiming, and error correction where the module corrects errors itself
 * @param hoursBetweenFailures device-hours; empty where no figure was found
 * @param claimedPowerRatio watts of a pluggable module for one of this, as its maker claims; computed with nowhere, only shown
 *     beside what the rows give
 * @param claimedLaserRatio likewise of lasers
 */
public record Optics(
        String name,
        Kind kind,
        int lanes,
        Fraction lasers,
        Fraction laserModules,
        Power power,
        SimDuration latency,
        OptionalLong hoursBetweenFailures,
        Optional<Fraction> claimedPowerRatio,
        Optional<Fraction> claimedLaserRatio) {

    /** Where the engine sits and what it does to the signal. */
    public enum Kind {
        /** A module in a cage, with a signal processor that restores the signal. */
        PLUGGABLE,
        /** A module in a cage that only amplifies; the switch or adapter equalises. */
        LINEAR,
        /** An engine on the package of the chip, fed by lasers outside of it. */
        CO_PACKAGED
    }

    /** Power of so many lanes, rounded up to a milliwatt. */
    public Power powerOf(int lanesUsed) {
        return new Power(Math.ceilDiv(Math.multiplyExact(power.milliwatts(), lanesUsed), lanes));
    }

    /** Femtojoules for two such ends of one direction of so many lanes at a rate, rounded up. */
    public long energyPerBit(int lanesUsed, Bandwidth rate) {
        return energyPerBit(this, lanesUsed, rate);
    }

    /** As {@link #energyPerBit(int, Bandwidth)}, with another at the far end; each end serves two directions. */
    long energyPerBit(Optics other, int lanesUsed, Bandwidth rate) {
        var bothEnds =
                powerOf(lanesUsed).milliwatts() + other.powerOf(lanesUsed).milliwatts();
        var attojoules = BigInteger.valueOf(bothEnds).multiply(BigInteger.TEN.pow(15));
        var bits = BigInteger.valueOf(rate.bytesPerSecond()).multiply(BigInteger.valueOf(16));
        return Math.ceilDiv(attojoules.divide(bits).longValueExact(), 1000);
    }

    /** Laser diodes behind so many lanes. */
    public Fraction lasersOf(int lanesUsed) {
        return lasers.times(lanesUsed, lanes);
    }

    /** Replaceable laser modules behind so many lanes. */
    public Fraction laserModulesOf(int lanesUsed) {
        return laserModules.times(lanesUsed, lanes);
    }
}
