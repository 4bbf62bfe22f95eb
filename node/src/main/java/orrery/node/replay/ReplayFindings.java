package orrery.node.replay;

import java.util.List;
import orrery.fabric.link.Held;
import orrery.node.emulation.Findings.MediumFinding;

/**
 * What one JVM's devices of a replay found.
 *
 * @param devices one row per device of this JVM, in device order
 * @param ranks one row per rank of this JVM, in rank order
 * @param media what its devices sent, by kind of link, in the order of names
 * @param held what still waits in its devices; nothing unless ranks are not done
 */
public record ReplayFindings(
        List<DeviceFinding> devices, List<RankFinding> ranks, List<MediumFinding> media, List<Held> held) {

    /**
     * One device.
     *
     * @param hash of every event it handled, in order
     */
    public record DeviceFinding(int device, long hash, long handled) {}

    /**
     * One rank; times since the traces began.
     *
     * @param nodes that are over
     * @param endPs of the last of them
     * @param computePs that its compute engine was busy
     * @param memoryPs that its memory engine was busy
     * @param hostPs that its host was busy
     * @param communicationPs that some communication was under way, waiting for peers included
     * @param exposedPs that of it while the compute engine was idle
     */
    public record RankFinding(
            int rank,
            int nodes,
            long endPs,
            long computePs,
            long memoryPs,
            long hostPs,
            long communicationPs,
            long exposedPs) {}

    public ReplayFindings {
        devices = List.copyOf(devices);
        ranks = List.copyOf(ranks);
        media = List.copyOf(media);
        held = List.copyOf(held);
    }
}
