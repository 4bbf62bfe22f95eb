package orrery.fabric.ethernet;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.fault.FaultSchedule;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.switching.Groups;
import orrery.fabric.switching.Machine;
import orrery.fabric.switching.Script;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.C2cMessage.Post;
import orrery.protocol.link.C2cMessage.TransportBroken;
import orrery.protocol.payload.Tensor;

/** GPUs with an adapter each, below leaves and spines, and what a test posts between them. */
final class Cluster {
    static final Catalogue CATALOGUE = Catalogue.load();
    static final long MTU =
            CATALOGUE.medium("ethernet-400g-copper").largestPayload().bytes();

    private final Topology topology;
    private final Machine machine;
    private final Map<Long, Long> postedBytes = new TreeMap<>();
    private long tags;

    private Cluster(Topology topology, EthernetOptions options) {
        this.topology = topology;
        this.machine = new Machine(topology, Groups.none(), options);
    }

    /** Packet by packet, each of them an event. */
    static EthernetOptions packets() {
        return EthernetOptions.standard().burstPackets(1);
    }

    /** So many GPUs below one leaf. */
    static Cluster star(int gpus, EthernetOptions options) {
        return leavesAndSpines(1, gpus, 0, options);
    }

    /**
     * <pre>
     *   spine0 … spineS          every leaf to every spine by one wire
     *     │   ╳    │
     *   leaf0 …  leafL
     *     │        │
     *   nics     nics            gpu g hangs on leaf g / perLeaf
     * </pre>
     */
    static Cluster leavesAndSpines(int leaves, int perLeaf, int spines, EthernetOptions options) {
        var draw = new Drawing("cluster");
        var gpu = draw.row("gpu", leaves * perLeaf, CATALOGUE.gpu("h100-sxm"));
        var nic = draw.row("nic", leaves * perLeaf, CATALOGUE.nic("connectx7"));
        var leaf = draw.row("leaf", leaves, CATALOGUE.switchChip("spectrum4"));
        var wire = CATALOGUE.medium("ethernet-400g-copper");
        IntStream.range(0, leaves * perLeaf)
                .forEach(i -> draw.wire(gpu.only(i), CATALOGUE.medium("pcie5-x16"), nic.only(i)));
        draw.wire(nic.blocksOf(perLeaf), wire, leaf.each());
        if (spines > 0) {
            draw.wire(
                    leaf.all(),
                    wire,
                    draw.row("spine", spines, CATALOGUE.switchChip("spectrum4")).all());
        }
        return new Cluster(draw.seal(), options);
    }

    /**
     * Switches in a ring, each with so many GPUs: routes that go around it can wait for each other.
     */
    static Cluster ring(int switches, int perSwitch, EthernetOptions options) {
        var draw = new Drawing("ring");
        var gpu = draw.row("gpu", switches * perSwitch, CATALOGUE.gpu("h100-sxm"));
        var nic = draw.row("nic", switches * perSwitch, CATALOGUE.nic("connectx7"));
        var leaf = draw.row("leaf", switches, CATALOGUE.switchChip("spectrum4"));
        var wire = CATALOGUE.medium("ethernet-400g-copper");
        IntStream.range(0, switches * perSwitch)
                .forEach(i -> draw.wire(gpu.only(i), CATALOGUE.medium("pcie5-x16"), nic.only(i)));
        draw.wire(nic.blocksOf(perSwitch), wire, leaf.each());
        IntStream.range(0, switches).forEach(i -> draw.wire(leaf.only(i), wire, leaf.only((i + 1) % switches)));
        return new Cluster(draw.seal(), options);
    }

    /** GPUs with an adapter each below one switch, over InfiniBand. */
    static Cluster infiniband(int gpus, EthernetOptions options) {
        var draw = new Drawing("infiniband");
        var gpu = draw.row("gpu", gpus, CATALOGUE.gpu("h100-sxm"));
        var nic = draw.row("nic", gpus, CATALOGUE.nic("connectx7"));
        var leaf = draw.row("leaf", 1, CATALOGUE.switchChip("quantum2"));
        IntStream.range(0, gpus).forEach(i -> draw.wire(gpu.only(i), CATALOGUE.medium("pcie5-x16"), nic.only(i)));
        draw.wire(nic.each(), CATALOGUE.medium("infiniband-ndr-copper"), leaf.all());
        return new Cluster(draw.seal(), options);
    }

    Topology topology() {
        return topology;
    }

    int gpus() {
        return topology.gpus().length;
    }

    Machine machine() {
        return machine;
    }

    /** Posts so many bytes; the answer is the tag by which to ask for its end. */
    long post(long atPs, int from, int to, int flow, long bytes) {
        var tag = tags++;
        machine.script(from).says(atPs, 0, new Post(from, to, flow, tag, Tensor.charged(new float[] {tag}, bytes)));
        postedBytes.put(tag, bytes);
        return tag;
    }

    Cluster run() {
        machine.run();
        return this;
    }

    Cluster run(ScheduledFault... faults) {
        machine.run(FaultSchedule.of(List.of(faults), topology, 1).strikes());
        return this;
    }

    /** Pairs of GPUs of which the first was told that its transport to the other is broken. */
    List<TransportBroken> broken() {
        return IntStream.of(topology.gpus())
                .boxed()
                .flatMap(gpu -> machine.script(gpu).heard().stream())
                .map(Script.Heard::message)
                .filter(TransportBroken.class::isInstance)
                .map(TransportBroken.class::cast)
                .toList();
    }

    /** When the last byte of a post was in its GPU's memory. */
    long endPs(long tag) {
        return IntStream.of(topology.gpus())
                .boxed()
                .flatMap(gpu -> machine.script(gpu).heard().stream())
                .filter(heard -> heard.message() instanceof Delivery delivery && delivery.tag() == tag)
                .mapToLong(heard -> heard.atPs() + heard.arrival().spanPs())
                .findFirst()
                .orElseThrow(() -> new AssertionError("post " + tag + " never arrived"));
    }

    /** Whether every post arrived once, whole, and nothing else did. */
    boolean everythingArrivedOnce() {
        var heard = new TreeMap<Long, Long>();
        for (var gpu : topology.gpus()) {
            for (var one : machine.script(gpu).heard()) {
                var delivery = (Delivery) one.message();
                heard.merge(delivery.tag(), delivery.payload().bytes(), Long::sum);
            }
        }
        return heard.equals(postedBytes);
    }

    Nic nic(int number) {
        return machine.nic("nic" + number);
    }

    long repeated() {
        return IntStream.range(0, topology.gpus().length)
                .mapToLong(i -> nic(i).repeated())
                .sum();
    }
}
