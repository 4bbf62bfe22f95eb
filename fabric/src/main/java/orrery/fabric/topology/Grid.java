package orrery.fabric.topology;

import java.util.List;

/**
 * Routers that stand on a torus: the first extent varies fastest.
 *
 * @param routers in order of their places
 * @param extents routers along each dimension
 */
public record Grid(Row routers, List<Integer> extents) {
    public Grid {
        extents = List.copyOf(extents);
    }

    /** Whether a device is one of the routers. */
    public boolean holds(int device) {
        return device >= routers.first() && device < routers.first() + routers.count();
    }

    /** The dimension in which two neighbouring routers lie apart. */
    public int dimension(int router, int neighbour) {
        int a = router - routers.first();
        int b = neighbour - routers.first();
        int dimension = 0;
        while (a % extents.get(dimension) == b % extents.get(dimension)) {
            a /= extents.get(dimension);
            b /= extents.get(dimension);
            dimension++;
        }
        return dimension;
    }
}
