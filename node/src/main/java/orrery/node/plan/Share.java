package orrery.node.plan;

/**
 * What one of several ranks gets of things that are numbered from 0 and shared out in consecutive, even parts.
 *
 * <p>Parts differ by one at most; a rank gets none where there are fewer things than ranks.
 *
 * @param from first thing of the rank
 * @param to first thing beyond its part
 */
public record Share(int from, int to) {

    /** The part of a rank, out of {@code ranks} parts. */
    public static Share of(int things, int ranks, int rank) {
        return new Share(start(things, ranks, rank), start(things, ranks, rank + 1));
    }

    /** The first thing of a rank's part. */
    public static int start(int things, int ranks, int rank) {
        return (int) ((long) things * rank / ranks);
    }

    public int count() {
        return to - from;
    }

    public boolean has(int thing) {
        return thing >= from && thing < to;
    }
}
