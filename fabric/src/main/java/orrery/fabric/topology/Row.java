package orrery.fabric.topology;

import java.util.List;
import java.util.stream.IntStream;

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
        return new Groups(IntStream.range(0, count / size)
                .mapToObj(block -> new Span(first + block * size, size))
                .toList());
    }

    /** One group of some neighbours: {@code count} devices from {@code index} on. */
    public Groups some(int index, int count) {
        if (index < 0 || count < 1 || index + count > this.count) {
            throw new TopologyProblem("row \"" + name + "\" has devices 0 to " + (this.count - 1) + ", found " + count
                    + " from " + index + " on");
        }
        return new Groups(List.of(new Span(first + index, count)));
    }

    /** One group of one device. */
    public Groups only(int index) {
        return some(index, 1);
    }

    /** Neighbouring devices. */
    record Span(int first, int count) {}

    /** Groups of devices, to be wired group by group. */
    public record Groups(List<Span> spans) {
        Span at(int index) {
            return spans.size() == 1 ? spans.getFirst() : spans.get(index);
        }
    }
}
