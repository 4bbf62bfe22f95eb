package orrery.protocol.identity;

/** One direction of one wire: its row in the sealed topology. */
public record LinkId(int number) implements Comparable<LinkId> {
    public LinkId {
        if (number < 0) {
            throw new IllegalArgumentException("numbers start at 0, found " + number);
        }
    }

    @Override
    public int compareTo(LinkId other) {
        return Integer.compare(number, other.number);
    }
}
