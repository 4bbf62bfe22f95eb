package orrery.node.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import orrery.fabric.catalogue.Failure;
import orrery.protocol.payload.Digest;

/**
 * Failures of one trial in the order of time. Every kind is a Poisson process with a random generator of its own, so that
 * kinds that are added or left out change nothing of the others.
 */
record History(List<Incident> incidents) {
    private static final RandomGeneratorFactory<RandomGenerator> GENERATOR =
            RandomGeneratorFactory.of("L64X128MixRandom"); // its algorithm is specified: the same on every Java
    private static final double HOUR = 3600;

    static History draw(Fleet fleet, Redundancy redundancy, Span span, List<Failure> failures, long seed) {
        var incidents = new ArrayList<Incident>();
        for (var failure : failures) {
            long devices = fleet.devices(failure.counted(), redundancy);
            var chance = GENERATOR.create(Digest.mix(seed, Digest.of(failure.name())));
            draw(failure, devices, span, chance, incidents);
        }
        incidents.sort(Comparator.comparingDouble(Incident::atSeconds)); // stable: at one time by the order of kinds
        return new History(List.copyOf(incidents));
    }

    private static void draw(
            Failure failure, long devices, Span span, RandomGenerator chance, List<Incident> incidents) {
        double perSecond = devices * failure.perHour() * span.multiplier() / HOUR;
        if (perSecond == 0) {
            return;
        }
        for (double at = gap(chance, perSecond); at < span.seconds(); at += gap(chance, perSecond)) {
            incidents.add(new Incident(
                    at,
                    failure,
                    (long) (chance.nextDouble() * devices),
                    devices,
                    chance.nextDouble(),
                    chance.nextDouble(),
                    chance.nextDouble()));
        }
    }

    private static double gap(RandomGenerator chance, double perSecond) {
        return -StrictMath.log1p(-chance.nextDouble()) / perSecond;
    }
}
