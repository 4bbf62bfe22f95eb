package orrery.deploy.pareto;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topology;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Experts;
import orrery.node.feasibility.PlanCheck;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.plan.Deployment.Duty;
import orrery.node.scenario.ScenarioProblem;

/**
 * The plans that are tried on devices of one kind.
 *
 * <pre>
 *   dense      tensor 1, 2, 4 … 64, in one NVLink domain; in 2 and 4 stages where that is within a server
 *   experts    the same with experts whole on one rank each (attention tensor = expert parallel), and
 *              attention data = expert parallel, of any width up to all devices
 *   LPUs       tensor 1, 2, 4 … 64 with as many stages as the chips suffice for
 * </pre>
 */
final class Cuts {
    private static final int TENSOR_MOST = 64;

    /** GPUs of an HGX server, of either generation in the catalogue; it only bounds which plans are tried. */
    private static final int SERVER = 8;

    private static final int WIDE = 36; // from here on, whole fractions of a machine are tried beside powers of two
    private static final List<Integer> STAGES = List.of(2, 4);

    private final Architecture architecture;
    private final DeviceKind kind;
    private final int devices;
    private final int domain;

    private Cuts(Architecture architecture, DeviceKind kind, int devices, int domain) {
        this.architecture = architecture;
        this.kind = kind;
        this.devices = devices;
        this.domain = Math.min(devices, domain);
    }

    /** Those that divide the model; whether they fit is another question. */
    static List<Cut> of(Architecture architecture, Topology topology, int widest) {
        var isGpu = topology.gpus().length > 0;
        var all = isGpu ? topology.gpus() : topology.lpus();
        var domain = isGpu ? topology.domain(topology.domainOf(all[0])).length : all.length;
        var cuts =
                new Cuts(architecture, isGpu ? DeviceKind.GPU : DeviceKind.LPU, Math.min(widest, all.length), domain);
        return cuts.all().filter(cut -> divides(architecture, cut)).distinct().toList();
    }

    static boolean divides(Architecture architecture, Cut cut) {
        try {
            PlanCheck.check(architecture, Duty.SERVE, cut);
            return true;
        } catch (ScenarioProblem _) {
            return false;
        }
    }

    /** The experts of a layer; 0 where there are none. */
    static int experts(Architecture architecture) {
        return architecture.blocks().stream()
                .flatMap(block -> block instanceof Experts experts ? Stream.of(experts.count()) : Stream.empty())
                .findFirst()
                .orElse(0);
    }

    private Stream<Cut> all() {
        if (kind == DeviceKind.LPU) {
            return tensors().stream().map(this::chain);
        }
        return experts(architecture) == 0 ? dense() : Stream.concat(tensorExperts(), dataExperts());
    }

    private List<Integer> tensors() {
        return Stream.iterate(1, tensor -> tensor <= Math.min(domain, TENSOR_MOST), tensor -> 2 * tensor)
                .toList();
    }

    /** As many stages as there are layers and chips for. */
    private Cut chain(int tensor) {
        return cut(Math.min(architecture.layers(), devices / tensor), tensor, 1, tensor, 1, 0);
    }

    private Stream<Cut> dense() {
        return Stream.concat(
                tensors().stream().map(tensor -> cut(1, tensor, 1, tensor, 1, 0)),
                staged().map(at -> cut(at.stages, at.tensor, 1, at.tensor, 1, 0)));
    }

    private record Staged(int stages, int tensor) {}

    private Stream<Staged> staged() {
        return STAGES.stream()
                .flatMap(stages -> tensors().stream()
                        .filter(tensor -> 2 * tensor >= SERVER && tensor <= SERVER && tensor * stages <= devices)
                        .map(tensor -> new Staged(stages, tensor)));
    }

    private Stream<Cut> tensorExperts() {
        return Stream.concat(
                tensors().stream().map(tensor -> cut(1, tensor, 1, 1, tensor, spare(tensor))),
                staged().map(at -> cut(at.stages, at.tensor, 1, 1, at.tensor, spare(at.tensor))));
    }

    private Stream<Cut> dataExperts() {
        return widths().stream().map(width -> cut(1, 1, width, 1, width, spare(width)));
    }

    private List<Integer> widths() {
        var widths = new TreeSet<Integer>();
        for (var width = 2; width <= devices; width *= 2) {
            widths.add(width);
        }
        for (var width = devices; width >= WIDE; width /= 2) {
            widths.add(width);
            if (width % 2 != 0) {
                break;
            }
        }
        return new ArrayList<>(widths);
    }

    /** Experts held twice, so that every rank has as many. */
    private int spare(int ranks) {
        var count = experts(architecture);
        return Math.ceilDiv(count, ranks) * ranks - count;
    }

    private Cut cut(int stages, int tensor, int data, int width, int expert, int redundant) {
        var exchange = data > 1 ? Exchange.ALL_TO_ALL : Exchange.GATHER;
        return new Cut(
                kind,
                stages,
                new Attention(tensor, data, 1),
                new FeedForward(width, expert, redundant, exchange, kind),
                1);
    }
}
