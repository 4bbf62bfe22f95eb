package orrery.fabric.survey;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import orrery.fabric.catalogue.Fraction;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Optics;
import orrery.protocol.units.Power;

/**
 * What the light of one medium is made with and what it draws.
 *
 * @param medium a single link of it
 * @param links both ways each
 * @param ends of links, two each
 * @param engines modules or optical engines that these ends take; empty where the catalogue names no optics
 * @param lasers laser diodes behind them
 * @param laserModules what is replaced when a laser dies
 * @param power of all ends; empty where the catalogue has neither optics nor energy per bit
 */
public record OpticalLinks(
        Medium medium,
        long links,
        long ends,
        Optional<Fraction> engines,
        Optional<Fraction> lasers,
        Optional<Fraction> laserModules,
        Optional<Power> power) {
    private static final BigInteger FEMTOJOULES_PER_MILLIJOULE = BigInteger.TEN.pow(12);
    private static final int BITS_BOTH_WAYS_PER_BYTE = 16;

    static List<OpticalLinks> of(List<LinkCount> counts) {
        return counts.stream()
                .filter(count -> count.medium().optical())
                .map(count -> of(count.medium(), count.links()))
                .toList();
    }

    private static OpticalLinks of(Medium medium, long links) {
        int lanes = medium.lanesPerLink();
        return new OpticalLinks(
                medium,
                links,
                2 * links,
                bothEnds(medium, engine -> new Fraction(lanes * links, engine.lanes())),
                bothEnds(medium, engine -> engine.lasersOf(lanes).times(links)),
                bothEnds(medium, engine -> engine.laserModulesOf(lanes).times(links)),
                bothEnds(medium, engine -> milliwatts(engine, lanes * links))
                        .map(sum -> new Power(sum.roundedUp()))
                        .or(() -> perBit(medium, links)));
    }

    private static Optional<Fraction> bothEnds(Medium medium, Function<Optics, Fraction> ofOneEnd) {
        return medium.ends().stream().map(ofOneEnd).reduce(Fraction::plus);
    }

    private static Fraction milliwatts(Optics engine, long lanes) {
        return new Fraction(Math.multiplyExact(engine.power().milliwatts(), lanes), engine.lanes());
    }

    /** What stands at the ends: one name, or two where they differ; empty where nothing is known of them. */
    public Optional<String> opticsNames() {
        return medium.ends().stream().map(Optics::name).distinct().reduce((one, other) -> one + " and " + other);
    }

    /** Energy per bit covers both ends of one direction; at the full rate, in both directions. */
    private static Optional<Power> perBit(Medium medium, long links) {
        if (medium.energyPerBit().isEmpty()) {
            return Optional.empty();
        }
        var perSecond = BigInteger.valueOf(medium.bandwidth().bytesPerSecond())
                .multiply(BigInteger.valueOf(BITS_BOTH_WAYS_PER_BYTE))
                .multiply(BigInteger.valueOf(links))
                .multiply(BigInteger.valueOf(medium.energyPerBit().getAsLong()));
        var roundedUp = perSecond
                .add(FEMTOJOULES_PER_MILLIJOULE.subtract(BigInteger.ONE))
                .divide(FEMTOJOULES_PER_MILLIJOULE);
        return Optional.of(new Power(roundedUp.longValueExact()));
    }
}
