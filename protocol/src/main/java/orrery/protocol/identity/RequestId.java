package orrery.protocol.identity;

/** A prompt and what comes back for it, numbered in the order of the workload. */
public record RequestId(int number) implements Comparable<RequestId> {
    public RequestId {
        if (number < 0) {
            throw new IllegalArgumentException("numbers start at 0, found " + number);
        }
    }

    @Override
    public int compareTo(RequestId other) {
        return Integer.compare(number, other.number);
    }
}
