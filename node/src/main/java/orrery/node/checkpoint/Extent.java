package orrery.node.checkpoint;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;

/**
 * Where a file says that a tensor lies.
 *
 * @param from its first byte
 * @param to the byte after its last
 */
record Extent(String name, long from, long to) {

    /** Refuses {@code extents} of {@code file} where one lies upon another; {@code field} is what to name. */
    static void requireDisjoint(Path file, String field, Collection<Extent> extents) {
        var ascending = extents.stream()
                .filter(extent -> extent.to > extent.from)
                .sorted(Comparator.comparingLong(Extent::from))
                .toList();
        for (int i = 1; i < ascending.size(); i++) {
            var before = ascending.get(i - 1);
            var here = ascending.get(i);
            if (here.from < before.to) {
                throw new ModelProblem(
                        file,
                        here.name + "." + field,
                        "a start at " + here.from,
                        "it lies within " + before.name + ", which ends at " + before.to);
            }
        }
    }
}
