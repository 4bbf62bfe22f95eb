package orrery.node.forward;

import java.util.Arrays;

/**
 * The course of a communication among all ranks, or of several, counted from when the first of them came to it.
 *
 * @param firstPs when the first message could leave
 * @param overPs by rank, when it was over
 * @param quietPs when the last message was in
 * @param sums by rank, what a collective came to; null where it was an exchange
 * @param carried by whom
 * @param communications how many
 */
record Phase(long firstPs, long[] overPs, long quietPs, float[][] sums, Carried carried, int communications) {

    /** What decides a course: where both are equal, it is the same. */
    record Cause(long[] brought, long[] delaysPs) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Cause(var otherBrought, var otherDelays)
                    && Arrays.equals(brought, otherBrought)
                    && Arrays.equals(delaysPs, otherDelays);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(brought) + Arrays.hashCode(delaysPs);
        }
    }

    /** Whether a communication that comes to the same sums can do without one of its own. */
    boolean mayRepeat() {
        return sums == null || Arrays.stream(sums).allMatch(sum -> sum == null || sum.length == 0);
    }
}
