package orrery.fabric.topology;

/** Devices of one part, numbered one after the other in the drawing. */
public record Row(String name, int first, int count) {

    /** One group per device: wired with {@link #all} of another row, every device reaches every other. */
    public Groups each() {
        return blocksOf(1);
    }

    /** One group of all devices. */
    public Groups all() {
        return blocksOf(count);
    }

    /** Groups of so many neighbours; the row must divide evenly. */
    public Groups blocksOf(int size) {
        if (size < 1 || count % size != 0) {
            throw new TopologyProblem(
                    "row \"" + name + "\" of " + count + " devices cannot be cut into blocks of " + size);
        }
        return new Groups(first, size, count / size, size);
    }

    /** One group of some neighbours: {@code count} devices from {@code index} on. */
    public Groups some(int index, int count) {
        requireIndex(index, count, 1);
        return new Groups(first + index, count, 1, count);
    }

    /** One group of one device. */
    public Groups only(int index) {
        return some(index, 1);
    }

    /** One group per device for {@code count} devices from {@code index} on, every {@code stride}-th of the row. */
    public Groups every(int stride, int index, int count) {
        requireIndex(index, count, stride);
        return new Groups(first + index, 1, count, stride);
    }

    private void requireIndex(int index, int count, int stride) {
        if (index < 0 || count < 1 || stride < 1 || index + (count - 1L) * stride >= this.count) {
            throw new TopologyProblem("row \"" + name + "\" has devices 0 to " + (this.count - 1) + ", found " + count
                    + " from " + index + " on");
        }
    }

    /**
     * Groups of devices, to be wired group by group: group {@code i} holds {@code size} neighbours from device
     * {@code first + i * stride} on. A rule instead of a list, so that a million groups take no more room than one.
     */
    public record Groups(int first, int size, int count, int stride) {
        /** The first device of a group; a single group stands for every index. */
        int at(int index) {
            return count == 1 ? first : first + index * stride;
        }
    }
}
