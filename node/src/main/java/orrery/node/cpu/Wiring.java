package orrery.node.cpu;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import orrery.fabric.topology.Topology;
import orrery.node.gpu.Rank;
import orrery.node.scenario.Plan;

/**
 * Which GPUs and CPUs make up each replica, and where requests come from: consecutive GPUs form a replica, the host of its
 * first GPU schedules it.
 */
public final class Wiring {
    private final Topology topology;
    private final Plan plan;
    private final int frontend;

    public Wiring(Topology topology, Plan plan) {
        this.topology = topology;
        this.plan = plan;
        this.frontend = topology.find("frontend")
                .orElseThrow(() -> new IllegalStateException(topology.name() + " has no frontend"));
    }

    public int frontend() {
        return frontend;
    }

    public int replicas() {
        return plan.replicas();
    }

    /** The GPUs of a replica, in rank order. */
    public int[] members(int replica) {
        var from = replica * plan.tensorParallel();
        return IntStream.range(from, from + plan.tensorParallel())
                .map(index -> topology.gpus()[index])
                .toArray();
    }

    /** Every replica's GPUs. */
    public List<int[]> groups() {
        return IntStream.range(0, replicas()).mapToObj(this::members).toList();
    }

    public Rank rank(int replica, int rank) {
        return new Rank(replica, rank, members(replica));
    }

    /** The CPU that schedules a replica. */
    public int scheduler(int replica) {
        return topology.hostOf(members(replica)[0]);
    }

    /** The hosts of a replica's GPUs, the scheduling one among them, in device order. */
    public int[] hosts(int replica) {
        return IntStream.of(members(replica))
                .map(topology::hostOf)
                .distinct()
                .sorted()
                .toArray();
    }

    /** The GPUs of a replica that hang on a host. */
    public int[] gpusOf(int host, int replica) {
        return IntStream.of(members(replica))
                .filter(gpu -> topology.hostOf(gpu) == host)
                .toArray();
    }

    /** The replica that serves a request. */
    public int replicaOf(int request) {
        return request % replicas();
    }

    /** A GPU's place in the plan; empty where the plan leaves it without work. */
    public Optional<Rank> place(int gpu) {
        var index = Arrays.binarySearch(topology.gpus(), gpu);
        var replica = index / plan.tensorParallel();
        return replica < replicas() ? Optional.of(rank(replica, index % plan.tensorParallel())) : Optional.empty();
    }
}
