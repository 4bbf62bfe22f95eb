package orrery.fabric.survey;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orrery.fabric.catalogue.Fraction;
import orrery.protocol.units.Power;

/**
 * What a fabric's light and its switches and adapters draw. Sums hold what is known; {@link #unknown} says what is not in
 * them.
 *
 * @param optical one entry for each optical medium
 * @param fabric switches and adapters, by part
 */
public record Bill(List<OpticalLinks> optical, List<PartCount> fabric) {

    static Bill of(List<PartCount> parts, List<LinkCount> links) {
        return new Bill(
                OpticalLinks.of(links),
                parts.stream().filter(PartCount::isFabric).toList());
    }

    public long opticalEnds() {
        return optical.stream().mapToLong(OpticalLinks::ends).sum();
    }

    public Fraction engines() {
        return sum(optical.stream().map(OpticalLinks::engines));
    }

    public Fraction lasers() {
        return sum(optical.stream().map(OpticalLinks::lasers));
    }

    public Fraction laserModules() {
        return sum(optical.stream().map(OpticalLinks::laserModules));
    }

    private static Fraction sum(Stream<Optional<Fraction>> known) {
        return known.flatMap(Optional::stream).reduce(Fraction.ZERO, Fraction::plus);
    }

    /** Of all ends whose power is known; empty where there are ends, and it is known of none. */
    public Optional<Power> opticsPower() {
        return total(optical.stream().map(OpticalLinks::power).toList());
    }

    /** Switches and adapters, without the optics in their ports; empty where there are some, and it is known of none. */
    public Optional<Power> chipsPower() {
        return total(fabric.stream().map(PartCount::powerOfAll).toList());
    }

    /** Both; empty where neither is known. */
    public Optional<Power> power() {
        return total(Stream.of(
                        optical.stream().map(OpticalLinks::power),
                        fabric.stream().map(PartCount::powerOfAll))
                .flatMap(part -> part)
                .toList());
    }

    private static Optional<Power> total(List<Optional<Power>> parts) {
        var known = parts.stream().flatMap(Optional::stream).toList();
        return known.isEmpty() && !parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Power(known.stream().mapToLong(Power::milliwatts).sum()));
    }

    /** One sentence for each thing that the sums leave out; empty where they are whole. */
    public List<String> unknown() {
        var light = optical.stream().flatMap(Bill::unknown);
        var chips = fabric.stream()
                .filter(part -> part.power().isEmpty())
                .map(part -> "power of " + part.count() + " x " + part.part().name());
        return Stream.concat(light, chips).toList();
    }

    private static Stream<String> unknown(OpticalLinks light) {
        var ends = light.ends() + " ends of " + light.medium().name();
        return Stream.of(
                        light.power().isEmpty() ? "power of " + ends : "",
                        light.engines().isEmpty() ? "engines and lasers of " + ends : "")
                .filter(text -> !text.isEmpty());
    }
}
