package orrery.node.schedule;

import java.util.List;

/**
 * What one rank does in one collective.
 *
 * @param lanes by number, as pieces are addressed
 * @param copying lanes that copy side by side most of the time: each has its part of the rank's channels
 * @param held what switches may fetch from this rank
 */
public record Schedule(List<Lane> lanes, int copying, Held held) {

    /** Ranges of the input that switches fetch when some rank asked them for a sum. */
    public interface Held {
        /** No switch asks for anything. */
        Held NOTHING = new Held() {
            @Override
            public long from(int requester, int lane, int piece) {
                throw new IllegalStateException("a switch fetched piece " + piece + " for rank " + requester);
            }

            @Override
            public long elements(int requester, int lane, int piece) {
                return from(requester, lane, piece);
            }
        };

        /** The first element of a piece that a rank asked for on one of its lanes. */
        long from(int requester, int lane, int piece);

        /** How many elements that piece has. */
        long elements(int requester, int lane, int piece);
    }

    public Schedule {
        lanes = List.copyOf(lanes);
    }

    /** Lanes of which one copies at a time. */
    public static Schedule of(Lane... lanes) {
        return new Schedule(List.of(lanes), 1, Held.NOTHING);
    }

    /** Nothing to do: there are no elements. */
    public static Schedule empty() {
        return of();
    }
}
