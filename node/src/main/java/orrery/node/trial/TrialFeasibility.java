package orrery.node.trial;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Algorithm;
import orrery.node.collective.CollectiveTask;
import orrery.node.collective.Lowering;
import orrery.node.collective.Reach;
import orrery.node.scenario.ScenarioProblem;

/** Whether trial and topology go together; each check names the field and what would be allowed. */
final class TrialFeasibility {
    /** Room for the topology, its devices and their messages, where data is much. */
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private static final long DEVICES_BYTES = 32L << 20;

    private final CollectiveTrial trial;
    private final Topology topology;

    TrialFeasibility(CollectiveTrial trial, Topology topology) {
        this.trial = trial;
        this.topology = topology;
    }

    /** @throws ScenarioProblem where there are no ranks, too many, or too many sizes */
    void checkRanks() {
        var gpus = topology.gpus().length;
        if (gpus == 0) {
            throw new ScenarioProblem(
                    "topology", topology.name() + ", without a GPU", "one with GPUs", "take another topology");
        }
        if (trial.ranks() < 0 || trial.ranks() > gpus) {
            throw new ScenarioProblem(
                    "ranks",
                    Integer.toString(trial.ranks()),
                    "1 to " + gpus + ", the GPUs of " + topology.name() + ", or 0 for all",
                    "use fewer ranks or a larger topology");
        }
        if (trial.sizes().isEmpty() || trial.sizes().size() > Slot.MOST) {
            throw new ScenarioProblem(
                    "sizes", trial.sizes().size() + " sizes", "1 to " + Slot.MOST, "ask for fewer at a time");
        }
        trial.sizes().stream().filter(bytes -> bytes < 0).findFirst().ifPresent(negative -> {
            throw new ScenarioProblem("sizes", negative + " B", "0 B and above", "");
        });
    }

    /**
     * @param reduces whether the switches between all ranks can add
     * @throws ScenarioProblem at the first check that fails
     */
    void check(Reach reach, boolean reduces, List<Slot> slots) {
        trial.network().check();
        for (var slot : slots) {
            algorithmFits(slot.task().choice().algorithm(), reach, reduces);
            domainsAreEqual(slot.task().choice().algorithm(), reach);
        }
        everyoneIsReached(reach);
        slots.stream().map(Slot::task).forEach(TrialFeasibility::piecesFit);
        slots.stream().map(Slot::task).forEach(this::dataFits);
    }

    private void algorithmFits(Algorithm algorithm, Reach reach, boolean reduces) {
        if (!Lowering.can(trial.operation(), algorithm)) {
            throw new ScenarioProblem(
                    "algorithm", name(algorithm) + " for " + name(trial.operation()), allowed(), "use auto");
        }
        if (algorithm == Algorithm.NVLS && (!reduces || reach.domains() > 1)) {
            throw new ScenarioProblem(
                    "algorithm",
                    "nvls",
                    "an algorithm without the switches' help: not every switch between the ranks can add",
                    "use auto");
        }
    }

    private void domainsAreEqual(Algorithm algorithm, Reach reach) {
        if (algorithm == Algorithm.TWO_LEVEL && reach.ranksOfEachDomain() == 0) {
            throw new ScenarioProblem(
                    "ranks",
                    reach.ranks() + " of " + topology.name() + ", in " + reach.domains() + " NVLink domains of up to "
                            + reach.largestDomain(),
                    "as many ranks of every domain, for two_level",
                    "use a multiple of " + reach.largestDomain() + " ranks, or another algorithm");
        }
    }

    private String allowed() {
        return Arrays.stream(Algorithm.values())
                .filter(algorithm -> Lowering.can(trial.operation(), algorithm))
                .map(TrialFeasibility::name)
                .collect(Collectors.joining(", "));
    }

    private static String name(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private void everyoneIsReached(Reach reach) {
        if (reach.largestDomain() > 1 && reach.planesRun() == 0) {
            throw new ScenarioProblem(
                    "lost",
                    String.join(", ", trial.lost()),
                    "links that leave the ranks a plane in common",
                    "lose fewer");
        }
        if (reach.domains() > 1 && reach.adaptersOfEach() == 0) {
            throw new ScenarioProblem(
                    "ranks",
                    reach.ranks() + " of " + topology.name() + ", which are in " + reach.domains() + " NVLink domains",
                    "ranks of one domain, up to " + reach.largestDomain() + ", or GPUs that all have a network adapter",
                    "use fewer ranks, or racks on a scale-out fabric");
        }
    }

    /** Every algorithm moves a rank's share of the data in at least so many pieces, one after the other. */
    private static void piecesFit(CollectiveTask task) {
        var share = task.count() / task.reach().ranks() * task.elementType().bytes();
        var piece = task.choice().sliceBytes();
        if (share / piece >= CollectiveTask.PIECES_MOST) {
            throw new ScenarioProblem(
                    "sizes",
                    share + " B for each of " + task.reach().ranks() + " ranks, in pieces of " + piece + " B",
                    "fewer than " + CollectiveTask.PIECES_MOST + " pieces",
                    "ask for smaller sizes, or an algorithm that moves larger pieces, such as direct");
        }
    }

    private void dataFits(CollectiveTask task) {
        if (!trial.data()) {
            return;
        }
        if (longest(task) > LONGEST_ARRAY) {
            throw dataProblem(task, "up to " + LONGEST_ARRAY + " elements a rank", "");
        }
        var need = heapBytes(task);
        var most = Runtime.getRuntime().maxMemory();
        if (need > most) {
            throw dataProblem(
                    task,
                    "what fits the heap of " + (most >> 20) + " MiB; this needs about " + (need >> 20) + " MiB",
                    ", or give the JVM more: -Xmx" + (need / 20 * 21 >> 20) + "m");
        }
    }

    private static ScenarioProblem dataProblem(CollectiveTask task, String allowed, String otherRemedy) {
        return new ScenarioProblem(
                "data",
                "true, with " + task.count() + " elements for each of "
                        + task.reach().ranks() + " ranks",
                allowed,
                "leave the data out, or ask for smaller sizes" + otherRemedy);
    }

    /**
     * What the ranks bring and get as float arrays, the plain sum, half as much again on its way, and the devices: an upper
     * bound for one JVM.
     */
    static long heapBytes(CollectiveTask task) {
        var elements = task.count();
        for (var rank = 0; rank < task.reach().ranks(); rank++) {
            elements += Lowering.inputLength(task, rank) + Lowering.outputLength(task, rank);
        }
        return DEVICES_BYTES + Float.BYTES * (elements + elements / 2);
    }

    private static long longest(CollectiveTask task) {
        return Math.max(Lowering.inputLength(task, 0), Lowering.outputLength(task, 0));
    }
}
