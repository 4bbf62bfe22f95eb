package orrery.fabric.optics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Fraction;
import orrery.fabric.catalogue.Optics;
import orrery.fabric.topology.Topology;

/**
 * The lasers of one device, and the lanes they feed.
 *
 * <pre>
 *   laser module ─┬─ laser ─┬─ lane ─┐
 *                 │         └─ lane ─┤ port        co-packaged: lanes of all ports lie side by side, and a laser or a
 *                 └─ laser ─┬─ lane ─┤             module feeds the next so many of them, across ports
 *                           └─ lane ─┘             pluggable: every port has modules of its own
 * </pre>
 */
public final class Lasers {
    private final Redundancy redundancy;
    private final List<Laser> lasers = new ArrayList<>();
    private final List<List<Integer>> portLasers = new ArrayList<>(); // (ports)(lanes)
    private final BitSet lostModules = new BitSet();
    private final Map<Integer, Integer> spareOf = new HashMap<>();
    private int modules;

    /** A lane of a port goes from one number of lit lanes to another. */
    public record Change(int port, int lanesLit) {}

    private static final class Laser {
        final int module;
        final boolean spared;
        final TreeSet<Integer> ports = new TreeSet<>();
        int losses;

        Laser(int module, boolean spared) {
            this.module = module;
            this.spared = spared;
        }
    }

    /** Counts lanes, lasers and modules of one kind of engine as ports take them. */
    private final class Bench {
        private final Optics optics;
        private final Map<Long, Integer> laserAt = new HashMap<>();
        private final Map<Long, Integer> moduleAt = new HashMap<>();
        private long lane;

        Bench(Optics optics) {
            this.optics = optics;
        }

        void nextPort() {
            if (optics.kind() != Optics.Kind.CO_PACKAGED) {
                lane = Math.ceilDiv(lane, optics.lanes()) * optics.lanes();
            }
        }

        int takeLane() {
            var at = lane++;
            int module = moduleAt.computeIfAbsent(fedBy(optics.laserModules(), at), _ -> modules++);
            return laserAt.computeIfAbsent(fedBy(optics.lasers(), at), _ -> add(module));
        }

        private int add(int module) {
            lasers.add(new Laser(module, optics.kind() == Optics.Kind.CO_PACKAGED));
            return lasers.size() - 1;
        }

        /** With so many sources an engine, the one that feeds a lane. */
        private long fedBy(Fraction anEngine, long at) {
            return at * anEngine.numerator() / (anEngine.denominator() * optics.lanes());
        }
    }

    /** All lasers on, behind every optical port whose medium names its optics. */
    public Lasers(Topology topology, int device, Redundancy redundancy) {
        this.redundancy = redundancy;
        var benches = new HashMap<Optics, Bench>();
        for (var port = 0; port < topology.ports(device); port++) {
            var medium = topology.medium(device, port);
            portLasers.add(medium.opticsAt(topology.kind(device))
                    .map(optics -> fed(benches.computeIfAbsent(optics, Bench::new), medium.lanes()))
                    .orElse(List.of()));
            for (var laser : portLasers.get(port)) {
                lasers.get(laser).ports.add(port);
            }
        }
    }

    private static List<Integer> fed(Bench bench, int lanes) {
        bench.nextPort();
        return IntStream.range(0, lanes).mapToObj(_ -> bench.takeLane()).toList();
    }

    public int count() {
        return lasers.size();
    }

    public int modules() {
        return modules;
    }

    /** One laser fails; what changes for which ports. */
    public List<Change> lose(int laser) {
        var lost = lasers.get(laser);
        return changing(lost.ports, () -> {
            lost.losses++;
            if (lost.spared) {
                spareOf.putIfAbsent(lost.module, laser);
            }
        });
    }

    /** What failed shines again: the laser that was replaced, or its twin. */
    public List<Change> mend(int laser) {
        var mended = lasers.get(laser);
        return changing(mended.ports, () -> {
            mended.losses = Math.max(0, mended.losses - 1);
            if (mended.losses == 0) {
                spareOf.remove(mended.module, laser);
            }
        });
    }

    /** A whole module fails, spares and all. */
    public List<Change> loseModule(int module) {
        return changing(portsOf(module), () -> lostModules.set(module));
    }

    /** A module is replaced: all its lasers are on again. */
    public List<Change> replaceModule(int module) {
        return changing(portsOf(module), () -> {
            lostModules.clear(module);
            spareOf.remove(module);
            lasers.stream().filter(laser -> laser.module == module).forEach(laser -> laser.losses = 0);
        });
    }

    private Collection<Integer> portsOf(int module) {
        var ports = new TreeSet<Integer>();
        lasers.stream().filter(laser -> laser.module == module).forEach(laser -> ports.addAll(laser.ports));
        return ports;
    }

    private List<Change> changing(Collection<Integer> ports, Runnable change) {
        var before = ports.stream().map(this::lanesLit).toList();
        change.run();
        var changes = new ArrayList<Change>();
        var index = 0;
        for (var port : ports) {
            if (lanesLit(port) != before.get(index++)) {
                changes.add(new Change(port, lanesLit(port)));
            }
        }
        return changes;
    }

    /** Lanes of a port that have light now. */
    public int lanesLit(int port) {
        return (int) portLasers.get(port).stream().filter(this::shines).count();
    }

    private boolean shines(int number) {
        var laser = lasers.get(number);
        if (lostModules.get(laser.module)) {
            return false;
        }
        var reserve = laser.spared ? redundancy : Redundancy.NONE;
        return switch (reserve) {
            case NONE -> laser.losses == 0;
            case ONE_PLUS_ONE -> laser.losses <= 1;
            case N_PLUS_ONE -> laser.losses == 0 || (laser.losses == 1 && spareOf.get(laser.module) == number);
        };
    }
}
