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
    private final int ranks;
    private final int frontend;
    private final int[] gpus; // all of the topology, ascending
    private final List<int[]> groups; // by replica, in rank order
    private final List<int[]> hosts; // by replica, ascending

    /**
     * @param plan that fits the topology
     */
    public Wiring(Topology topology, Plan plan) {
        this.topology = topology;
        this.ranks = plan.tensorParallel();
        this.frontend = topology.find("frontend")
                .orElseThrow(() -> new IllegalStateException(topology.name() + " has no frontend"));
        this.gpus = topology.gpus();
        this.groups = IntStream.range(0, plan.replicas())
                .mapToObj(replica -> Arrays.copyOfRange(gpus, replica * ranks, (replica + 1) * ranks))
                .toList();
        this.hosts = groups.stream().map(this::hostsOf).toList();
    }

    private int[] hostsOf(int[] members) {
        return IntStream.of(members).map(topology::hostOf).distinct().sorted().toArray();
    }

    /** The CPU that sends requests and receives tokens. */
    public int frontend() {
        return frontend;
    }

    public int replicas() {
        return groups.size();
    }

    /** Every replica's GPUs, in rank order. */
    public List<int[]> groups() {
        return groups;
    }

    /** The CPU that schedules a replica. */
    public int scheduler(int replica) {
        return topology.hostOf(groups.get(replica)[0]);
    }

    /** The hosts of a replica's GPUs, the scheduling one among them, in device order. */
    public int[] hosts(int replica) {
        return hosts.get(replica);
    }

    /** The GPUs of a replica that hang on a host, in rank order. */
    public int[] gpusOf(int host, int replica) {
        return IntStream.of(groups.get(replica))
                .filter(gpu -> topology.hostOf(gpu) == host)
                .toArray();
    }

    /** The replica that serves a request. */
    public int replicaOf(int request) {
        return request % replicas();
    }

    /** A GPU's place in the plan; empty where the plan leaves it without work. */
    public Optional<Rank> place(int gpu) {
        var index = Arrays.binarySearch(gpus, gpu);
        var replica = index / ranks;
        return replica < replicas()
                ? Optional.of(new Rank(replica, index % ranks, groups.get(replica)))
                : Optional.empty();
    }
}
