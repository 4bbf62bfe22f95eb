package orrery.node.estimate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Algorithm;
import orrery.node.collective.Choice;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.collective.Tuning;
import orrery.node.collective.Tuning.Wish;

/**
 * Time of a communication among idle links: launch of its kernel, then rounds that each take a latency and what a GPU needs to
 * see that data came, then the bytes over the narrowest of the links, or as fast as the kernel copies them.
 *
 * <p>GPUs do it as tuned kernels would; others without launch, each rank sending to all others at once.
 */
final class CommunicationTime {
    private final Topology topology;
    private final Lines lines;
    private final Function<Gpu, Tuning> tunings;
    private final Map<Gpu, Tuning> tuned = new HashMap<>();
    private final Map<Asked, Trip> trips = new HashMap<>();

    CommunicationTime(Topology topology, Function<Gpu, Tuning> tunings) {
        this.topology = topology;
        this.lines = new Lines(topology);
        this.tunings = tunings;
    }

    /**
     * What a communication takes of a device.
     *
     * @param picos from its begin to its end
     * @param medium of the links it goes out on; empty where nothing does
     * @param sent bytes that leave the device
     */
    record Trip(long picos, String medium, long sent) {
        static final Trip NONE = new Trip(0, "", 0);
    }

    /** From one device to another. */
    Trip hop(int from, int to, long bytes) {
        return from == to || bytes == 0 ? Trip.NONE : among(Operation.SEND_RECEIVE, new int[] {from, to}, bytes);
    }

    /** @param bytes as operations count them, of the whole collective */
    Trip among(Operation operation, int[] devices, long bytes) {
        if (devices.length == 1 || bytes == 0) {
            return Trip.NONE;
        }
        return trips.computeIfAbsent(
                new Asked(operation, devices[0], devices[devices.length - 1], devices.length, bytes),
                _ -> reckon(operation, devices, bytes));
    }

    /** Groups of a plan that have the same ends and size are the same. */
    private record Asked(Operation operation, int first, int last, int count, long bytes) {}

    private Trip reckon(Operation operation, int[] devices, long bytes) {
        var line = lines.among(devices);
        var choice = choice(operation, devices, bytes);
        var effort = Effort.of(operation, choice.map(Choice::algorithm), devices.length, local(devices), bytes);
        var moved = line.rate().timeForBytes(effort.bytes()).picos();
        var picos = choice.map(Choice::pace)
                .map(pace -> pace.launch().picos()
                        + effort.rounds()
                                * (line.latencyPs() + pace.synchronisation().picos())
                        + Math.max(
                                moved,
                                pace.copyRate().timeForBytes(effort.bytes()).picos()))
                .orElse(effort.rounds() * line.latencyPs() + moved);
        return new Trip(picos, line.medium(), effort.bytes());
    }

    /** Empty among devices without tuned kernels. */
    private Optional<Choice> choice(Operation operation, int[] devices, long bytes) {
        return IntStream.of(devices)
                .mapToObj(topology::part)
                .filter(Gpu.class::isInstance)
                .map(Gpu.class::cast)
                .findFirst()
                .map(gpu -> tuned.computeIfAbsent(gpu, tunings).choose(wish(operation, devices, bytes)));
    }

    private Wish wish(Operation operation, int[] devices, long bytes) {
        var local = local(devices);
        var uneven = local < devices.length && (local < 2 || devices.length % local > 0);
        return new Wish(
                operation,
                ElementType.FLOAT,
                bytes,
                devices.length,
                local,
                local == devices.length && switchesReduce(devices[0]),
                uneven && isSummedOrGathered(operation) ? Algorithm.RING : Algorithm.AUTO,
                Protocol.AUTO,
                0,
                0,
                true);
    }

    private static boolean isSummedOrGathered(Operation operation) {
        return operation == Operation.ALL_REDUCE || operation == Operation.ALL_GATHER;
    }

    /** Devices of the domain that has most of them. */
    private int local(int[] devices) {
        var counts = Arrays.stream(devices)
                .mapToObj(topology::domainOf)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.values().stream()
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .intValue();
    }

    private boolean switchesReduce(int device) {
        return IntStream.range(0, topology.ports(device))
                .mapToObj(port -> topology.part(topology.peer(device, port)))
                .anyMatch(part -> part instanceof SwitchChip chip && chip.reduces());
    }
}
