package orrery.fabric.switching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orrery.fabric.routing.MulticastTree;
import orrery.fabric.routing.MulticastTrees;

/**
 * The groups of GPUs that reduce and multicast together, and the tree each has in every plane. A switch lies in one
 * plane, so group and switch name its stage.
 */
public final class Groups {
    private final List<List<MulticastTree>> trees;
    private final Map<Long, MulticastTree.Stage> stages = new HashMap<>();

    /**
     * @param members the GPUs of each group, in rank order
     * @param planes how many planes every member has a port to
     */
    public Groups(MulticastTrees topologyTrees, List<int[]> members, int planes) {
        this.trees = members.stream()
                .map(group -> IntStream.range(0, planes)
                        .mapToObj(plane -> topologyTrees.tree(group, plane))
                        .toList())
                .toList();
        for (var group = 0; group < members.size(); group++) {
            for (var tree : trees.get(group)) {
                for (var stage : tree.stages()) {
                    stages.put(key(group, stage.device()), stage);
                }
            }
        }
    }

    /** No group: nothing but stores from GPU to GPU. */
    public static Groups none() {
        return new Groups(null, List.of(), 0);
    }

    private static long key(int group, int device) {
        return ((long) group << 32) | device;
    }

    /** The part a switch plays for a group. */
    MulticastTree.Stage stage(int group, int device) {
        var stage = stages.get(key(group, device));
        if (stage == null) {
            throw new IllegalStateException("switch " + device + " is in no tree of group " + group);
        }
        return stage;
    }

    /** Whether there are groups, and every switch of all their trees can add. */
    public boolean reduces() {
        return !trees.isEmpty() && trees.stream().flatMap(List::stream).allMatch(MulticastTree::reduces);
    }
}
