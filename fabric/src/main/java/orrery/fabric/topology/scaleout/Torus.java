package orrery.fabric.topology.scaleout;

import java.util.List;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Setting;
import orrery.fabric.topology.Settings;
import orrery.fabric.topology.TopologyProblem;

/**
 * A torus of routers, each with its endpoints.
 *
 * <pre>
 *      │          │          │
 *   ─ router0 ─ router1 ─ router2 ─      the first dimension varies fastest; the ends of a row are joined
 *      │nic       │nic       │nic
 *   ─ router3 ─ router4 ─ router5 ─
 * </pre>
 *
 * <p>A router's ports are its endpoints, then its neighbours dimension by dimension. Routes go one dimension after the
 * other.
 */
final class Torus implements Fabric {
    @Override
    public String name() {
        return "torus";
    }

    @Override
    public String description() {
        return "routers in a torus of one to six dimensions, routed dimension by dimension";
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting.Extents("dims", "4x4x4", "routers along each dimension"));
    }

    @Override
    public List<Setting> endpointSettings() {
        return List.of(new Setting.Count("concentration", 1, 1, 64, "GPUs on every router, each with an adapter"));
    }

    @Override
    public int endpoints(Settings settings) {
        long count = (long) settings.count("concentration") * routers(settings.extents("dims"));
        return (int) Math.min(Integer.MAX_VALUE, count);
    }

    @Override
    public long most(int ports, int rails, Settings settings) {
        var dims = settings.extents("dims");
        return Math.max(0, ports - 2L * dims.size()) * routers(dims);
    }

    /** Saturated at what an int can count, which no drawing holds. */
    private static int routers(List<Integer> dims) {
        return (int) dims.stream()
                .mapToLong(Integer::longValue)
                .reduce(1, (product, extent) -> Math.min(Integer.MAX_VALUE, product * extent));
    }

    @Override
    public String remedy() {
        return "take longer dims or a switch with more ports";
    }

    @Override
    public void draw(Drawing draw, Endpoints endpoints, Equipment equipment, Settings settings) {
        var dims = settings.extents("dims");
        int routers = routers(dims);
        if (endpoints.count() % routers != 0) {
            throw new TopologyProblem("torus: found " + endpoints.count() + " endpoints for the " + routers
                    + " routers of dims=" + settings.word("dims")
                    + ", allowed: equally many on every router, for example "
                    + Math.max(1, endpoints.count() / routers) * routers + " or "
                    + (endpoints.count() / routers + 1) * routers);
        }
        var router = draw.row("router", routers, equipment.chip());
        draw.requireRoom(endpoints.count() + (long) dims.size() * routers, routers);
        endpoints.spread(draw, equipment.access(), router);
        draw.torus(router, dims, equipment.link());
    }
}
