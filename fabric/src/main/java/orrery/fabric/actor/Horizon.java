package orrery.fabric.actor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import orrery.fabric.fault.Strike;
import orrery.fabric.fault.Strikes;
import orrery.protocol.wire.WireProblem;

/**
 * What one JVM knows about virtual time: when each of its devices has something to do next, how far it may go without
 * asking, and what it can promise the others. Plain arithmetic; the Conductor acts on it.
 *
 * <p>While a window lasts, devices report from their own threads; the Conductor reads and writes between windows.
 */
final class Horizon {
    static final long NEVER = Long.MAX_VALUE;
    /** JVMs with nothing to say to each other meet all the same: a millisecond of virtual time. */
    private static final long LONGEST_PS = 1_000_000_000L;

    private static final VarHandle TIMES = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] nextPs;
    private final long[] crossingPs;
    private final long lookaheadPs;
    private final int[] owners;
    private final int self;
    private final long[] sentPromisePs = {NEVER};
    private final Strikes strikes;
    private long untilPs; // first, nothing can have crossed before the shortest crossing of all

    /**
     * @param owners which JVM each device is on
     * @param self this JVM
     * @param lookaheadPs smallest latency of a link between two devices of this JVM
     * @param crossingPs for each device the smallest latency from it to any device of another JVM
     * @param beginPs nothing happens anywhere before
     * @param strikes still to come, of all devices of all JVMs
     */
    Horizon(int[] owners, int self, long lookaheadPs, long[] crossingPs, long beginPs, Strikes strikes) {
        this.owners = owners;
        this.self = self;
        this.lookaheadPs = lookaheadPs;
        this.crossingPs = crossingPs;
        this.strikes = strikes;
        this.nextPs = new long[owners.length];
        Arrays.fill(nextPs, NEVER);
        var firstPs = later(beginPs, Arrays.stream(crossingPs).min().orElse(NEVER));
        this.untilPs = Math.min(firstPs, strikes.nextPs());
    }

    /** Later than anything that happens: nothing is left, or nothing but what a fault may still bring. */
    static boolean isBeyondAll(long atPs) {
        return atPs >= NEVER - 1;
    }

    /** All meet for the first time no later than that, which must be the same for all. */
    void meetBy(long atPs) {
        untilPs = Math.min(untilPs, atPs);
    }

    /** When something happens here next. */
    long nowPs() {
        var earliest = NEVER;
        for (var next : nextPs) {
            earliest = Math.min(earliest, next);
        }
        return earliest;
    }

    /** End of the short window that begins at a time. */
    long windowEndPs(long nowPs) {
        return Math.min(later(nowPs, lookaheadPs), untilPs);
    }

    long untilPs() {
        return untilPs;
    }

    /** Fills in the devices that have something to do before a time, and counts them; each must say anew what is next. */
    int takeBefore(long endPs, int[] taken) {
        var count = 0;
        for (var device = 0; device < nextPs.length; device++) {
            if (nextPs[device] < endPs) {
                nextPs[device] = NEVER;
                taken[count++] = device;
            }
        }
        return count;
    }

    /** Something was sent to a device; from any thread. */
    void sent(int destination, long atPs) {
        if (isLocal(destination)) {
            happens(destination, atPs);
        } else {
            lower(sentPromisePs, 0, later(atPs, crossingPs[destination]));
        }
    }

    /** A device has something to do at a time; from any thread. */
    void happens(int device, long atPs) {
        lower(nextPs, device, atPs);
    }

    private static void lower(long[] times, int index, long atPs) {
        var known = (long) TIMES.getOpaque(times, index);
        while (atPs < known && !TIMES.weakCompareAndSetPlain(times, index, known, atPs)) {
            known = (long) TIMES.getOpaque(times, index);
        }
    }

    /** Something for one of this JVM's devices came in a frame; it is after everything that was done here. */
    void arrives(int device, long atPs) {
        if (device < 0 || device >= owners.length || !isLocal(device) || atPs < untilPs) {
            throw new WireProblem("a frame brought something for device " + device + " at " + atPs
                    + " ps, allowed: a device of this JVM from " + untilPs + " ps on");
        }
        happens(device, atPs);
    }

    boolean isLocal(int device) {
        return owners[device] == self;
    }

    int owner(int device) {
        return owners[device];
    }

    /**
     * Nothing from here, nor set off by what was sent from here, arrives at a device of another JVM earlier, but for what a
     * fault sets off. Never, where nothing is left to do here, and nobody waits for something that only a fault can bring.
     *
     * @param awaits whether anybody here waits
     */
    long promisePs(BooleanSupplier awaits) {
        var promise = promisePs();
        return promise == NEVER && !strikes.isEmpty() && awaits.getAsBoolean() ? NEVER - 1 : promise;
    }

    private long promisePs() {
        var promise = Math.min(sentPromisePs[0], later(nowPs(), LONGEST_PS));
        for (var device = 0; device < nextPs.length; device++) {
            promise = Math.min(promise, later(nextPs[device], crossingPs[device]));
        }
        return promise;
    }

    /**
     * The smallest promise of all JVMs is how far each may go now, or up to the next fault. Where everything before a fault is
     * done, and there is somebody with something left to do, it strikes; what it sets off may cross from then on.
     *
     * @return what strikes now, wherever its device is
     */
    List<Strike> extend(long smallestPromisePs) {
        sentPromisePs[0] = NEVER;
        if (smallestPromisePs == NEVER) {
            untilPs = NEVER;
            return List.of();
        }
        var struck = untilPs == strikes.nextPs() ? strikes.take() : List.<Strike>of();
        untilPs = Math.min(smallestPromisePs, strikes.nextPs());
        for (var strike : struck) {
            untilPs = Math.min(untilPs, later(strike.atPs(), crossingPs[strike.device()]));
        }
        return struck;
    }

    /** Other faults may be to come than were known of. */
    void lookAgain() {
        untilPs = Math.min(untilPs, strikes.nextPs());
    }

    /** As {@link #extend}, where there is only one JVM. */
    List<Strike> extendAlone(BooleanSupplier awaits) {
        return extend(isIdleAlone(awaits) ? NEVER : NEVER - 1);
    }

    /** With one JVM only: whether nothing is left to do, nor to wait for. */
    boolean isIdleAlone(BooleanSupplier awaits) {
        return nowPs() == NEVER && (strikes.isEmpty() || !awaits.getAsBoolean());
    }

    /** Nobody will ever send anything again, and nothing is left to do here. */
    boolean isOver() {
        return untilPs == NEVER && nowPs() == NEVER;
    }

    static long later(long timePs, long byPs) {
        return timePs > NEVER - byPs ? NEVER : timePs + byPs;
    }
}
