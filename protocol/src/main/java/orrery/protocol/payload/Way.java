package orrery.protocol.payload;

import java.util.List;
import java.util.Optional;

/**
 * The copies that a request goes through, and how those of them stand that began anew.
 *
 * @param first copy that takes its prompt
 * @param decodes copy that chooses its tokens, the first perhaps excepted; the same where one does both
 * @param drafts copy that guesses what follows; {@link #NOBODY} where none does
 * @param since orders that copies of it began anew by
 */
public record Way(int first, int decodes, int drafts, List<Restart> since) {
    /** Instead of a copy. */
    public static final int NOBODY = -1;

    private static final int BYTES = 12;

    public Way {
        since = List.copyOf(since);
    }

    /** The order that a copy stands by; empty where it stands as it began. */
    public Optional<Restart> since(int copy) {
        return since.stream().filter(restart -> restart.copy() == copy).findFirst();
    }

    /** Which incarnation of a copy it is. */
    public int incarnation(int copy) {
        return since(copy).map(Restart::incarnation).orElse(0);
    }

    /** The orders that two copies stand by, of those that began anew. */
    public List<Restart> between(int one, int other) {
        return since.stream()
                .filter(restart -> restart.copy() == one || restart.copy() == other)
                .toList();
    }

    long bytes() {
        return BYTES + bytes(since);
    }

    static long bytes(List<Restart> orders) {
        return orders.stream().mapToLong(Restart::bytes).sum();
    }

    long digest() {
        return Digest.mix(Digest.mix(((long) first << 32) ^ decodes, drafts), digest(since));
    }

    static long digest(List<Restart> orders) {
        var hash = (long) orders.size();
        for (var order : orders) {
            hash = Digest.mix(hash, order.digest());
        }
        return hash;
    }
}
