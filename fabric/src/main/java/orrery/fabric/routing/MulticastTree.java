package orrery.fabric.routing;

import java.util.Arrays;
import java.util.List;

/**
 * The switches through which a group's multicast spreads and its reduction gathers, in one plane.
 *
 * @param plane the port by which every member sends
 * @param stages root last; before it the switches that members hang on, in the order of their lowest member rank
 * @param reduces whether every switch on the way can add
 */
public record MulticastTree(int plane, List<Stage> stages, boolean reduces) {

    /**
     * One switch of a tree.
     *
     * @param device the switch
     * @param downPorts ports towards members, ordered by the lowest member rank behind each
     * @param upPort port towards the root, or -1 at the root
     */
    public record Stage(int device, int[] downPorts, int upPort) {
        public boolean isRoot() {
            return upPort < 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Stage(int d, int[] down, int up)
                    && d == device
                    && up == upPort
                    && Arrays.equals(down, downPorts);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * device + upPort) + Arrays.hashCode(downPorts);
        }

        @Override
        public String toString() {
            return "Stage[device=" + device + ", downPorts=" + Arrays.toString(downPorts) + ", upPort=" + upPort + "]";
        }
    }

    public MulticastTree {
        stages = List.copyOf(stages);
    }

    public Stage root() {
        return stages.getLast();
    }
}
