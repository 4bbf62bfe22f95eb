package orrery.fabric.catalogue;

import java.util.Optional;
import orrery.protocol.units.Uncertain;

/**
 * A kind of failure: how often it comes and what it does.
 *
 * @param name for example {@code gpu-lost}
 * @param counted the devices whose hours the rate is about
 * @param rate in FIT, failures in 10<sup>9</sup> hours of such a device
 * @param stops whose processes end
 * @param takes what hardware is out of service until it is mended
 * @param noticed how it comes to light
 * @param mended what brings the hardware back; empty where none was taken
 */
public record Failure(
        String name,
        Counted counted,
        Uncertain rate,
        Extent stops,
        Extent takes,
        Recovery noticed,
        Optional<Recovery> mended) {
    private static final double HOURS = 1e9;

    public Failure {
        if (stops == Extent.NOTHING || stops == Extent.TRAY) {
            throw new IllegalArgumentException("stops: copy or domain, for processes end together");
        }
        if (takes == Extent.COPY || mended.isEmpty() != (takes == Extent.NOTHING)) {
            throw new IllegalArgumentException(
                    "takes: tray or domain with the recovery that mends it, or nothing with nothing");
        }
    }

    /** Devices of a topology that can be counted. */
    public enum Counted {
        GPU,
        /** Of racks alone: those on the board of a server are counted with its GPUs. */
        NVSWITCH,
        /** A pluggable module at an end of an NVLink. */
        TRANSCEIVER,
        /** A co-packaged optical engine at an end of an NVLink. */
        ENGINE,
        /** A diode of an external laser that feeds such engines. */
        LASER
    }

    /** How far something reaches. */
    public enum Extent {
        NOTHING,
        /** A server, or a compute tray of a rack. */
        TRAY,
        /** The copy of a model that a device works for, which aborts as a whole. */
        COPY,
        /** All that is joined by NVLink. */
        DOMAIN
    }

    /** Failures of one device in an hour. */
    public double perHour() {
        return rate.value() / HOURS;
    }
}
