package orrery.node.execution;

import orrery.node.plan.Seat;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Step;

/**
 * Works out the course of a copy's steps by itself, so that its devices need not run them. Devices share one, on all their
 * threads.
 *
 * <pre>
 *   device   begin ──until then──▶ ask ──not all have begun──▶ ask ──known──▶ over at the time it says
 * </pre>
 */
public interface Foresight {

    /** Whether it does a step; every device of the copy is told the same. */
    boolean takes(Step step);

    /** A device begins a step; the answer is when to ask first, no later than its part ends. */
    long begin(Seat seat, Step step, long nowPs);

    /**
     * When the device's part ends; {@link Ending#NEVER} where it does not, null where not all have begun yet, as far as that
     * can be known now.
     */
    Ending ask(Seat seat, Step step, long nowPs);

    /** After how many picoseconds to ask again. */
    long againPs();

    /**
     * The end of one device's part of a step.
     *
     * @param busyPs time its kernels took
     * @param launched its kernels
     * @param logits to hand to its CPU then; null where it has none
     */
    record Ending(long atPs, long busyPs, Launches launched, Logits logits) {
        /** Of a step that stands still: beyond all time. */
        public static final Ending NEVER = new Ending(Long.MAX_VALUE, 0, null, null);

        boolean isNever() {
            return atPs == Long.MAX_VALUE;
        }
    }
}
