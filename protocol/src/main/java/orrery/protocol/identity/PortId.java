package orrery.protocol.identity;

import java.util.Comparator;

/** One end of a link: a device and the number of its port. */
public record PortId(DeviceId device, int number) implements Comparable<PortId> {
    private static final Comparator<PortId> ORDER =
            Comparator.comparing(PortId::device).thenComparingInt(PortId::number);

    public PortId {
        if (number < 0) {
            throw new IllegalArgumentException("ports are numbered from 0, found " + number);
        }
    }

    @Override
    public int compareTo(PortId other) {
        return ORDER.compare(this, other);
    }
}
