package orrery.node.trial;

import java.util.List;
import orrery.fabric.link.Held;

/**
 * What one JVM's devices of a trial found.
 *
 * @param devices one row per device of this JVM, in device order
 * @param sizes one row per size, in the trial's order, over the ranks of this JVM
 * @param held what still waits in the devices of this JVM, in device order; nothing unless ranks are not done
 */
public record TrialFindings(List<DeviceFinding> devices, List<SizeFinding> sizes, List<Held> held) {

    /**
     * One device.
     *
     * @param hash of every event it handled, in order
     * @param handled events
     */
    public record DeviceFinding(int device, long hash, long handled) {}

    /**
     * One size.
     *
     * @param ranks that are done with it
     * @param endPs since the launch, that of the last rank
     * @param wrong elements, -1 without data
     * @param messages that ranks sent
     */
    public record SizeFinding(int ranks, long endPs, long wrong, long messages) {
        /** No rank yet. */
        static final SizeFinding NONE = new SizeFinding(0, 0, 0, 0);

        SizeFinding plus(SizeFinding other) {
            return new SizeFinding(
                    ranks + other.ranks,
                    Math.max(endPs, other.endPs),
                    wrong < 0 || other.wrong < 0 ? -1 : wrong + other.wrong,
                    messages + other.messages);
        }
    }

    public TrialFindings {
        devices = List.copyOf(devices);
        sizes = List.copyOf(sizes);
        held = List.copyOf(held);
    }
}
