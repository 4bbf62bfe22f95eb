package orrery.fabric.topology.scaleout;

import java.util.List;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Row;
import orrery.fabric.topology.Setting;
import orrery.fabric.topology.Settings;
import orrery.fabric.topology.TopologyProblem;

/**
 * Dragonfly+: groups of two tiers, and equally many wires between any two groups.
 *
 * <pre>
 *        ┌──────────── global wires ────────────┐
 *   spine0 … spine(s-1)  │ …              │ spine …      the groups are all to all
 *     ║   ╳    ║         │                │   ║
 *   leaf0 …  leaf(l-1)   │ …              │ leaf …       every leaf to every spine of its group
 *   nic …      … nic     │                │ nic …
 * </pre>
 *
 * <p>A spine has as many global wires as wires down. Those of a group are dealt out to the other groups in turn, spine by
 * spine, so every group leaves for every other from as many spines as it can. The shortest way is leaf, spine, spine,
 * leaf: only the spines with a wire to the right group are on it.
 *
 * <p>Shpiner and others, "Dragonfly+: low cost topology for scaling datacenters", HiPINEB 2017.
 */
final class DragonflyPlus implements Fabric {
    @Override
    public String name() {
        return "dragonfly+";
    }

    @Override
    public String description() {
        return "groups of leaves and spines, all groups joined to all";
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting.Count("groups", 0, 0, 100_000, "groups; 0 for as few as hold the endpoints"));
    }

    @Override
    public long most(int ports, int rails, Settings settings) {
        long group = ports / 2 * (long) Layer.down(ports, settings.count("blocking"));
        long globalWires = ports / 2 * (long) Math.ceilDiv(ports / 2, settings.count("blocking"));
        long groups = settings.count("groups");
        return group * (groups == 0 ? globalWires + 1 : Math.min(groups, globalWires + 1));
    }

    @Override
    public String remedy() {
        return "take groups=0, a switch with more ports or a slower link";
    }

    @Override
    public void draw(Drawing draw, Endpoints endpoints, Equipment equipment, Settings settings) {
        int ports = equipment.chip().ports();
        int blocking = settings.count("blocking");
        int down = Layer.down(ports, blocking);
        int groups = Math.max(settings.count("groups"), Math.max(2, Math.ceilDiv(endpoints.count(), ports / 2 * down)));
        int leaves = Math.ceilDiv(Math.ceilDiv(endpoints.count(), groups), down);
        requireEndpoints(endpoints.count(), groups * leaves);
        int perLeaf = Math.ceilDiv(endpoints.count(), groups * leaves);
        var spines = Layer.above(leaves, Math.ceilDiv(perLeaf, blocking), ports / 2, ports - perLeaf);

        var leaf = draw.row("leaf", groups * leaves, equipment.chip());
        var spine = draw.row("spine", groups * spines.upper(), equipment.chip());
        endpoints.spread(draw, equipment.access(), leaf);
        draw.wire(leaf.blocksOf(leaves), spines.parallel(), equipment.link(), spine.blocksOf(spines.upper()));
        int wires = globalWires(groups, spines.upper(), leaves * spines.parallel(), ports);
        join(draw, spine, groups, wires, equipment);
    }

    private static void requireEndpoints(int endpoints, int leaves) {
        if (endpoints < leaves) {
            throw new TopologyProblem("dragonfly+: found " + endpoints + " endpoints for " + leaves
                    + " leaves, allowed: one each at least");
        }
    }

    /** Wires between two groups: a spine's wires up match its wires down, or take all its ports where groups are many. */
    private static int globalWires(int groups, int spines, int downOfSpine, int ports) {
        int balanced = spines * downOfSpine / (groups - 1);
        int most = spines * (ports - downOfSpine) / (groups - 1);
        if (most == 0) {
            throw new TopologyProblem("dragonfly+: found " + groups + " groups, allowed: up to "
                    + (spines * (ports - downOfSpine) + 1) + " with the global ports of this group's " + spines
                    + " spines; take fewer groups");
        }
        return Math.max(1, balanced);
    }

    private static void join(Drawing draw, Row spine, int groups, int wires, Equipment equipment) {
        int spines = spine.count() / groups;
        for (int one = 0; one < groups; one++) {
            for (int other = one + 1; other < groups; other++) {
                for (int wire = 0; wire < wires; wire++) {
                    int here = one * spines + ((other - 1) * wires + wire) % spines;
                    int there = other * spines + (one * wires + wire) % spines;
                    draw.wire(spine.only(here), equipment.link(), spine.only(there));
                }
            }
        }
    }
}
