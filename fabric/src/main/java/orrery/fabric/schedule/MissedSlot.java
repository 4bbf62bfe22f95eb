package orrery.fabric.schedule;

/**
 * A fault: a packet that was not where the schedule wants it. Nobody waits for it.
 *
 * @param transfer its row in the schedule
 * @param lpu where it was missed
 * @param duePs when its slot began there
 * @param camePs when its head came, or {@link #NEVER}
 */
public record MissedSlot(int transfer, int lpu, long duePs, long camePs) {
    public static final long NEVER = Long.MAX_VALUE;

    /** For example {@code transfer 7 was due at LPU 3 at 350000 ps and came at 352000 ps}. */
    public String describe() {
        return "transfer " + transfer + " was due at LPU " + lpu + " at " + duePs + " ps and "
                + (camePs == NEVER ? "never came" : "came at " + camePs + " ps");
    }
}
