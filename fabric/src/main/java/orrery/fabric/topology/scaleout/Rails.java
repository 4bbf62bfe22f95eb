package orrery.fabric.topology.scaleout;

import java.util.List;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Setting;
import orrery.fabric.topology.Settings;

/**
 * A rail-optimised fabric: the adapters that have the same place in their servers share leaf switches.
 *
 * <pre>
 *      spine0   …   spine(s-1)              every leaf to every spine
 *        ║     ╳       ║
 *   leaf0 (rail 0) leaf1 (rail 1) …         a leaf a rail, for as many servers as a leaf holds, then the next
 *     │  \           │  \
 *   server0        server1 …                adapter r of every server on rail r
 * </pre>
 *
 * <p>Equal ranks of different servers are one switch apart, which is what a two-level collective uses; only other pairs
 * climb to the spine. DGX SuperPOD documents draw their compute fabric this way.
 */
final class Rails implements Fabric {
    @Override
    public String name() {
        return "rails";
    }

    @Override
    public String description() {
        return "a rail-optimised fabric: equal places of all servers share leaf switches below one tier of spines";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public List<Setting> endpointSettings() {
        return List.of(
                new Setting.Count("servers", 8, 1, 100_000_000, "servers, each with a GPU and adapter on every rail"),
                new Setting.Count("rails", 8, 1, 64, "adapters of a server"));
    }

    @Override
    public int endpoints(Settings settings) {
        return (int) Math.min(Integer.MAX_VALUE, (long) settings.count("servers") * rails(settings));
    }

    @Override
    public int rails(Settings settings) {
        return settings.count("rails");
    }

    @Override
    public long most(int ports, int rails, Settings settings) {
        return (long) (ports / rails) * rails * Layer.down(ports, settings.count("blocking"));
    }

    @Override
    public String remedy() {
        return "take a switch with more ports, a slower link, more blocking or fabric fat-tree:tiers=3";
    }

    @Override
    public void draw(Drawing draw, Endpoints endpoints, Equipment equipment, Settings settings) {
        int rails = endpoints.rails();
        int servers = endpoints.count() / rails;
        int ports = equipment.chip().ports();
        int units = Math.ceilDiv(servers, Layer.down(ports, settings.count("blocking")));
        int perLeaf = Math.ceilDiv(servers, units);
        int uplinks = Math.ceilDiv(perLeaf, settings.count("blocking"));
        var spines = Layer.above(units * rails, uplinks, ports, ports - perLeaf);

        var leaf = draw.row("leaf", units * rails, equipment.chip());
        var spine = draw.row("spine", spines.upper(), equipment.chip());
        for (int i = 0; i < leaf.count(); i++) {
            int first = (int) ((long) servers * (i / rails) / units);
            int end = (int) ((long) servers * (i / rails + 1) / units);
            endpoints.wire(draw, first * rails + i % rails, rails, end - first, equipment.access(), leaf.only(i));
        }
        draw.wire(leaf.each(), spines.parallel(), equipment.link(), spine.all());
    }
}
