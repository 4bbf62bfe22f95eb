package orrery.fabric.time;

/** What breaks a tie between events of the same time: the source device, then its running number, in one {@code long}. */
public final class Order {
    private static final int NUMBER_BITS = 40;
    private static final long MOST_NUMBERS = 1L << NUMBER_BITS;
    private static final int SOURCES = 1 << (63 - NUMBER_BITS);
    /** In place of the device that sent something: faults, which come after all else of the same time. */
    public static final int FAULTS = SOURCES - 1;
    /** Devices that fit beside the running number. */
    public static final int MOST_DEVICES = SOURCES - 1;

    private Order() {}

    static long of(int source, long number) {
        if (number >= MOST_NUMBERS) {
            throw new ArithmeticException("device " + source + " sent more than 2^40 messages");
        }
        return ((long) source << NUMBER_BITS) | number;
    }

    public static int source(long order) {
        return (int) (order >>> NUMBER_BITS);
    }

    static boolean isBefore(long atPs, long tie, long otherPs, long otherTie) {
        return atPs < otherPs || atPs == otherPs && tie < otherTie;
    }
}
