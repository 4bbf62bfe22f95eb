package orrery.node.replay;

import java.util.List;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Tuning;
import orrery.node.cost.GpuKernels;
import orrery.node.cost.Movement;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.trace.Agreement;
import orrery.node.trace.RankGraph;
import orrery.node.trace.Work;

/** What a replay comes to on its topology. Shared by the devices of one JVM; it never changes. */
final class ReplayPlan {
    private static final long PICOS_PER_MICRO = 1_000_000;

    private final Topology topology;
    private final List<RankGraph> graphs;
    private final Companies companies;
    private final Communications communications;

    /**
     * @throws orrery.node.trace.TraceProblem where the traces do not go together
     * @throws ScenarioProblem where they do not fit the topology
     */
    ReplayPlan(Replay replay, Topology topology, Tuning tuning) {
        this.topology = topology;
        requireGpus(replay.traces().ranks().size());
        var agreement = new Agreement(replay.traces());
        this.graphs = agreement.graphs();
        this.companies = new Companies(topology, graphs.size(), agreement.groups());
        this.communications = new Communications(companies, tuning, replay.launch());
        for (var rank = 0; rank < graphs.size(); rank++) {
            communications.require(graphs.get(rank), rank);
        }
    }

    private void requireGpus(int ranks) {
        if (ranks > topology.gpus().length) {
            throw new ScenarioProblem(
                    "topology",
                    topology.name() + " with " + topology.gpus().length + " GPUs for " + ranks + " ranks",
                    "a GPU for each rank",
                    "take a larger topology");
        }
    }

    Topology topology() {
        return topology;
    }

    int ranks() {
        return graphs.size();
    }

    RankGraph graph(int rank) {
        return graphs.get(rank);
    }

    Companies companies() {
        return companies;
    }

    Communications communications() {
        return communications;
    }

    /** What kernels and memory of a rank's GPU take; communication takes what its messages take. */
    long picosFor(Work work, int rank) {
        var gpu = (Gpu) topology.part(topology.gpus()[rank]);
        return switch (work) {
            case Work.Compute(var micros, var operations, var bytes, var onHost) ->
                micros > 0 || onHost
                        ? micros * PICOS_PER_MICRO
                        : operations == 0 && bytes == 0
                                ? 0
                                : GpuKernels.serving(gpu).picosFor(new Movement(operations, bytes));
            case Work.Memory(var _, var bytes, var micros) ->
                bytes == 0
                        ? micros * PICOS_PER_MICRO
                        : gpu.achievedMemoryBandwidth().timeForBytes(bytes).picos();
            case Work.Metadata _, Work.Collective _, Work.Send _, Work.Receive _ -> 0;
        };
    }
}
