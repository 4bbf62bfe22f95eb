package orrery.node.cost;

/** What the new tokens of a step see of a cache: prompts apart from decoded tokens, as engines launch a kernel for each. */
public record Seen(Slices prefill, Slices decode) {
    /** Of nothing. */
    public static final Seen NONE = new Seen(Slices.NONE, Slices.NONE);

    /** The most tokens of a sequence that decode kernels take; engines check so many drafted ones. */
    private static final int MOST_DECODED = 16;

    /** With a sequence more; short pieces that go on from earlier positions are decoded, all others are prompts. */
    public Seen with(Slices one, int firstPosition) {
        return firstPosition > 0 && one.rows() <= MOST_DECODED
                ? new Seen(prefill, decode.plus(one))
                : new Seen(prefill.plus(one), decode);
    }

    public Slices all() {
        return prefill.plus(decode);
    }

    public long rows() {
        return prefill.rows() + decode.rows();
    }
}
