package orrery.protocol.payload;

import java.util.List;

/**
 * What the devices of one replica shall compute next: for each sequence in the batch its new tokens, prompt or decoded.
 * One goes to all its devices, so that its size and digest are worked out once.
 */
public final class Step implements Payload {
    public static final long AT_ONCE = 0;

    private static final int FIXED_BYTES = 12;
    private static final int START_BYTES = 8;
    private static final int SLICE_FIXED_BYTES = 16;

    private final int replica;
    private final int number;
    private final List<Slice> slices;
    private final List<Integer> finished;
    private final long startPs;
    private final long bytes;
    private final long digest;

    /**
     * New tokens of one sequence.
     *
     * @param position of the first of them
     * @param wanted logits are wanted after each of the last so many: one to go on from, several where guesses are checked
     */
    public record Slice(int sequence, int position, int[] tokens, int wanted) {

        /** Logits are wanted after the last token. */
        public Slice(int sequence, int position, int[] tokens) {
            this(sequence, position, tokens, 1);
        }

        long bytes() {
            return SLICE_FIXED_BYTES + 4L * tokens.length;
        }

        long digest() {
            return Digest.mix(Digest.mix(position, Digest.of(tokens)), wanted);
        }
    }

    /**
     * @param replica whose step it is
     * @param number counts the replica's steps from 0
     * @param slices the batch, in the order of its rows
     * @param finished sequences whose cache may be dropped before this step
     * @param startPs virtual time at which all its devices begin, where they follow a timetable; {@link #AT_ONCE} where each
     *     begins when the step is there
     */
    public Step(int replica, int number, List<Slice> slices, List<Integer> finished, long startPs) {
        this.replica = replica;
        this.number = number;
        this.slices = slices;
        this.finished = finished;
        this.startPs = startPs;
        this.bytes = countBytes();
        this.digest = findDigest();
    }

    /** Each device begins when the step is there. */
    public Step(int replica, int number, List<Slice> slices, List<Integer> finished) {
        this(replica, number, slices, finished, AT_ONCE);
    }

    /** The same step, which all devices begin at a time. */
    public Step startingAt(long atPs) {
        return new Step(replica, number, slices, finished, atPs);
    }

    public int replica() {
        return replica;
    }

    public int number() {
        return number;
    }

    public List<Slice> slices() {
        return slices;
    }

    public List<Integer> finished() {
        return finished;
    }

    public long startPs() {
        return startPs;
    }

    /** Rows of the batch: all new tokens of all sequences. */
    public int rows() {
        return slices.stream().mapToInt(slice -> slice.tokens().length).sum();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    private long countBytes() {
        return FIXED_BYTES
                + (startPs == AT_ONCE ? 0 : START_BYTES)
                + 4L * finished.size()
                + slices.stream().mapToLong(Slice::bytes).sum();
    }

    @Override
    public long digest() {
        return digest;
    }

    private long findDigest() {
        var hash = ((long) replica << 32) ^ number;
        for (var slice : slices) {
            hash = Digest.mix(Digest.mix(hash, slice.sequence), slice.digest());
        }
        for (var sequence : finished) {
            hash = Digest.mix(hash, ~sequence);
        }
        return startPs == AT_ONCE ? hash : Digest.mix(hash, startPs);
    }

    @Override
    public String toString() {
        return "Step[" + number + " of replica " + replica + ", " + slices.size() + " slices]";
    }
}
