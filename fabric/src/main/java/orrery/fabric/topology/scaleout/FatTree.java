package orrery.fabric.topology.scaleout;

import java.util.List;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Row;
import orrery.fabric.topology.Setting;
import orrery.fabric.topology.Settings;

/**
 * A folded Clos network.
 *
 * <pre>
 *   one tier           two tiers                     three tiers
 *
 *                                                    core0 …  core(c-1)    every spine of a column to its cores
 *                   spine0 … spine(s-1)              spine0 spine1 │ …     a pod: every leaf to every spine
 *     leaf             ║   ╳   ║                       ║   ╳   ║   │
 *   / │ │ \         leaf0  …  leaf(l-1)              leaf0  leaf1  │ …
 *  nic … nic       nic …      … nic                 nic …          │ … nic
 * </pre>
 *
 * <p>Without blocking, a leaf has as many uplinks as endpoints, and a spine as many wires up as down, so any half of the
 * endpoints can send to the other half at full rate. Tiers are filled evenly: where the endpoints do not fill the chips,
 * every leaf has fewer, and there are only as many spines and cores as their uplinks need.
 */
final class FatTree implements Fabric {
    static final FatTree FABRIC = new FatTree("");

    private final String prefix;

    private FatTree(String prefix) {
        this.prefix = prefix;
    }

    /** One of several trees, whose switches are called {@code plane3/leaf0}. */
    static FatTree ofPlane(int plane) {
        return new FatTree("plane" + plane + "/");
    }

    @Override
    public String name() {
        return "fat-tree";
    }

    @Override
    public String description() {
        return "a folded Clos network of one, two or three tiers";
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting.Count("tiers", 2, 1, 3, "switch tiers"));
    }

    @Override
    public long most(int ports, int rails, Settings settings) {
        long down = Layer.down(ports, settings.count("blocking"));
        return switch (settings.count("tiers")) {
            case 1 -> ports;
            case 2 -> ports * down;
            default -> (long) ports * (ports / 2) * down;
        };
    }

    @Override
    public String remedy() {
        return "take more tiers, a switch with more ports, a slower link or more blocking";
    }

    @Override
    public void draw(Drawing draw, Endpoints endpoints, Equipment equipment, Settings settings) {
        var chip = equipment.chip();
        int down = Layer.down(chip.ports(), settings.count("blocking"));
        switch (settings.count("tiers")) {
            case 1 -> oneTier(draw, endpoints, equipment);
            case 2 -> {
                int leaves = Math.max(2, Math.ceilDiv(endpoints.count(), down));
                new Pods(1, leaves, endpoints.count(), settings.count("blocking"), chip)
                        .draw(draw, endpoints, equipment);
            }
            default -> {
                int pods = Math.max(2, Math.ceilDiv(endpoints.count(), chip.ports() / 2 * down));
                int leaves = Math.ceilDiv(Math.ceilDiv(endpoints.count(), pods), down);
                new Pods(pods, leaves, endpoints.count(), settings.count("blocking"), chip)
                        .draw(draw, endpoints, equipment);
            }
        }
    }

    private void oneTier(Drawing draw, Endpoints endpoints, Equipment equipment) {
        var leaf = draw.row(prefix + "leaf", 1, equipment.chip());
        endpoints.spread(draw, equipment.access(), leaf);
    }

    /** Equal pods of leaves and spines, and above several of them a tier of cores. */
    private final class Pods {
        private final int pods;
        private final int leaves; // of a pod
        private final SwitchChip chip;
        private final Layer spines; // of a pod

        Pods(int pods, int leaves, int endpoints, int blocking, SwitchChip chip) {
            this.pods = pods;
            this.leaves = leaves;
            this.chip = chip;
            int perLeaf = Math.ceilDiv(endpoints, pods * leaves);
            int downPorts = pods == 1 ? chip.ports() : chip.ports() / 2;
            spines = Layer.above(leaves, Math.ceilDiv(perLeaf, blocking), downPorts, chip.ports() - perLeaf);
        }

        void draw(Drawing draw, Endpoints endpoints, Equipment equipment) {
            var leaf = draw.row(prefix + "leaf", pods * leaves, chip);
            var spine = draw.row(prefix + "spine", pods * spines.upper(), chip);
            endpoints.spread(draw, equipment.access(), leaf);
            draw.wire(leaf.blocksOf(leaves), spines.parallel(), equipment.link(), spine.blocksOf(spines.upper()));
            if (pods > 1) {
                cores(draw, spine, equipment.link());
            }
        }

        private void cores(Drawing draw, Row spine, Medium link) {
            int down = leaves * spines.parallel();
            var cores = Layer.above(pods, down, chip.ports(), chip.ports() - down);
            var core = draw.row(prefix + "core", spines.upper() * cores.upper(), chip);
            for (int column = 0; column < spines.upper(); column++) {
                draw.wire(
                        spine.every(spines.upper(), column, pods),
                        cores.parallel(),
                        link,
                        core.some(column * cores.upper(), cores.upper()));
            }
        }
    }
}
