package orrery.node.energy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Cpu;
import orrery.fabric.catalogue.Draw;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.Lpu;
import orrery.fabric.catalogue.Part;
import orrery.fabric.catalogue.Precision;
import orrery.protocol.units.ComputeRate;
import orrery.protocol.units.Uncertain;

/**
 * A part that computes, as a drawer of power.
 *
 * <p>A large product at the rate it reaches takes a chip from active watts to its peak, in every number format; so
 * an operation takes that difference over that rate.
 *
 * @param rates operations a second that large products reach for long, by the fitted kernels; none where the catalogue has none
 */
record Chip(Catalogue catalogue, Draw draw, Map<Precision, ComputeRate> rates) {
    private static final double BITS_OF_A_BYTE = 8;
    private static final double FEMTO = 1e-15;
    private static final double ENDS = 2; // of a link, each with half of its energy

    /** Empty for what computes nothing. */
    static Optional<Chip> of(Part part, Catalogue catalogue) {
        return switch (part) {
            case Gpu gpu -> Optional.of(new Chip(catalogue, gpu.power(), sustained(gpu)));
            case Lpu lpu -> Optional.of(new Chip(catalogue, lpu.power(), lpu.compute()));
            case Cpu cpu -> Optional.of(new Chip(catalogue, cpu.power(), Map.of()));
            default -> Optional.empty();
        };
    }

    private static Map<Precision, ComputeRate> sustained(Gpu gpu) {
        var rates = new EnumMap<Precision, ComputeRate>(Precision.class);
        gpu.compute().keySet().forEach(precision -> rates.put(precision, gpu.sustained(precision)));
        return rates;
    }

    /** Joules of one operation in a number format. */
    Uncertain perFlop(Precision precision) {
        var rate = rates.get(precision);
        if (rate == null) {
            throw new IllegalArgumentException("no rate in " + precision + ", allowed: " + rates.keySet());
        }
        return workingWatts().times(1.0 / rate.flopsPerSecond());
    }

    private Uncertain workingWatts() {
        var more = draw.peak().value() - draw.active().value();
        return new Uncertain(
                more, Math.hypot(draw.peak().deviation(), draw.active().deviation()));
    }

    ChipEnergy energy(Activity did) {
        var standing = draw.active().times(did.seconds());
        var arithmetic = arithmetic(did);
        var memory = draw.memory().times(did.memoryBytes());
        var links = new TreeMap<String, Uncertain>();
        did.linkBytes()
                .forEach((medium, bytes) -> links.put(medium, perByte(medium).times(bytes)));
        var whole = new ChipEnergy(standing, arithmetic, memory, links, 1);
        return capped(whole, whole.total().value() - standing.value(), did);
    }

    private Uncertain arithmetic(Activity did) {
        if (did.flops().isEmpty()) {
            return workingWatts().times(did.busySeconds());
        }
        return did.flops().entrySet().stream()
                .map(done -> perFlop(done.getKey()).times(done.getValue()))
                .reduce(Uncertain.ZERO, Uncertain::plusAlike);
    }

    /**
     * Of this end of a link. Nothing where no figure is known; nothing of light, whose engines draw the same at any traffic
     * and are counted apart.
     */
    private Uncertain perByte(String medium) {
        return catalogue
                .figure("media/" + medium + "/energyPerBit")
                .filter(_ -> !catalogue.medium(medium).optical())
                .map(figure -> Uncertain.within(
                        catalogue.medium(medium).energyPerBit().orElseThrow() * FEMTO * BITS_OF_A_BYTE / ENDS,
                        figure.share()))
                .orElse(Uncertain.ZERO);
    }

    /** No more than the peak in the seconds it worked; the rest of the work then takes less voltage. */
    private ChipEnergy capped(ChipEnergy whole, double switching, Activity did) {
        var room = workingWatts().value() * did.busySeconds();
        if (switching <= room || !did.computed()) {
            return whole;
        }
        var share = room / switching;
        var links = new TreeMap<String, Uncertain>();
        whole.links().forEach((medium, joules) -> links.put(medium, joules.times(share)));
        var voltage = draw.leastVoltage().map(least -> new Voltage(least.value()));
        return new ChipEnergy(
                whole.standing(),
                whole.arithmetic().times(share),
                whole.memory().times(share),
                links,
                voltage.map(curve -> curve.clockFor(share)).orElse(1.0));
    }
}
