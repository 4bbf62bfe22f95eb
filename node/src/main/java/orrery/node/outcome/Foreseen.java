package orrery.node.outcome;

/**
 * What fast-forward did.
 *
 * @param steps whose course was worked out away from the devices
 * @param whole those of them that were run whole, message by message
 * @param communications in all others
 * @param repeated those of them that took the course of an earlier one
 */
public record Foreseen(long steps, long whole, long communications, long repeated) {
    public static final Foreseen NOTHING = new Foreseen(0, 0, 0, 0);

    public Foreseen plus(Foreseen other) {
        return new Foreseen(
                steps + other.steps,
                whole + other.whole,
                communications + other.communications,
                repeated + other.repeated);
    }
}
