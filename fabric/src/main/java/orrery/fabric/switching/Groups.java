package orrery.fabric.switching;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orrery.fabric.routing.MulticastTree;
import orrery.fabric.routing.MulticastTrees;

/**
 * The groups of GPUs that reduce and multicast together, and the tree each has in every plane. A switch lies in one
 * plane, so group and switch name its station.
 */
public final class Groups {
    private final List<List<MulticastTree>> trees;
    private final List<Map<Integer, Station>> stations;

    /**
     * @param members the GPUs of each group, in rank order
     * @param planes how many planes every member has a port to
     * @throws orrery.fabric.routing.NoRoute when a switch would be in more groups than it can hold
     */
    public Groups(MulticastTrees topologyTrees, List<int[]> members, int planes) {
        this(topologyTrees, members, IntStream.range(0, planes).toArray());
    }

    /**
     * @param members the GPUs of each group, in rank order
     * @param planes those that the groups use; every member reaches them
     */
    public Groups(MulticastTrees topologyTrees, List<int[]> members, int[] planes) {
        this.trees = members.stream()
                .map(group -> IntStream.of(planes)
                        .mapToObj(plane -> topologyTrees.tree(group, plane))
                        .toList())
                .toList();
        checkRoom(topologyTrees);
        this.stations = trees.stream().map(Groups::stations).toList();
    }

    /** A switch has a slot for every group whose tree it is in, and not more than it has. */
    private void checkRoom(MulticastTrees topologyTrees) {
        var taken = new TreeMap<Integer, Integer>();
        trees.stream()
                .flatMap(List::stream)
                .flatMap(tree -> tree.stages().stream())
                .forEach(stage -> taken.merge(stage.device(), 1, Integer::sum));
        taken.forEach((device, groups) -> topologyTrees.requireRoom(device, groups));
    }

    /** The switches of all planes, by number. */
    private static Map<Integer, Station> stations(List<MulticastTree> planes) {
        return planes.stream()
                .flatMap(tree -> tree.stages().stream())
                .collect(Collectors.toUnmodifiableMap(MulticastTree.Stage::device, Station::new));
    }

    /** No group: nothing but stores from GPU to GPU. */
    public static Groups none() {
        return new Groups(null, List.of(), 0);
    }

    /** The part a switch plays for every group; null where it is in no tree of one. */
    Station[] of(int device) {
        return stations.stream().map(ofGroup -> ofGroup.get(device)).toArray(Station[]::new);
    }

    /** Whether there are groups, and every switch of all their trees can add. */
    public boolean reduces() {
        return !trees.isEmpty() && trees.stream().flatMap(List::stream).allMatch(MulticastTree::reduces);
    }
}
