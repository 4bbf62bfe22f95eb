package orrery.protocol.identity;

/** A GPU die or package, LPU, CPU or switch: its row in the sealed topology. */
public record DeviceId(int number) implements Comparable<DeviceId> {
    public DeviceId {
        if (number < 0) {
            throw new IllegalArgumentException("numbers start at 0, found " + number);
        }
    }

    @Override
    public int compareTo(DeviceId other) {
        return Integer.compare(number, other.number);
    }
}
