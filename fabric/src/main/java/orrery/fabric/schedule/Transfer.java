package orrery.fabric.schedule;

import orrery.protocol.payload.Payload;

/**
 * One packet in its slot.
 *
 * @param number its row in the schedule
 * @param from the LPU that sends it
 * @param port by which it does
 * @param slot in which its head leaves, counted in clock periods from the start
 * @param after the transfer whose packet it passes on, or {@link #ORIGINAL}
 * @param payload what it carries; a packet that is passed on carries what came
 */
public record Transfer(int number, int from, int port, long slot, int after, Payload payload) {
    public static final int ORIGINAL = -1;

    /** Whether its sender has it from another LPU. */
    public boolean isPassedOn() {
        return after != ORIGINAL;
    }
}
