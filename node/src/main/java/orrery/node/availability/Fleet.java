package orrery.node.availability;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Failure.Counted;

/**
 * Trays that serve, from 0, and the copies on them; what can fail, by the kind it is counted by.
 *
 * @param domainOfTray NVLink domains with such trays are numbered from 0
 * @param traysOfCopy by copy, ascending
 * @param devices that serve, by kind; kinds without any are absent
 * @param lasersOfModule lasers that are replaced together; 1 where there are none
 * @param idleTrays trays of the topology that the plan leaves without work
 */
public record Fleet(
        List<Integer> domainOfTray,
        List<List<Integer>> traysOfCopy,
        Map<Counted, Long> devices,
        long lasersOfModule,
        int idleTrays) {

    public Fleet {
        domainOfTray = List.copyOf(domainOfTray);
        traysOfCopy = traysOfCopy.stream().map(List::copyOf).toList();
        devices = new EnumMap<>(devices);
    }

    /** Servers of one NVLink domain each, with as many copies on each; for questions that no topology is drawn for. */
    public static Fleet ofServers(int servers, int gpusOfServer, int serversOfCopy) {
        return new Fleet(
                IntStream.range(0, servers).boxed().toList(),
                IntStream.range(0, servers / serversOfCopy)
                        .mapToObj(copy -> IntStream.range(copy * serversOfCopy, (copy + 1) * serversOfCopy)
                                .boxed()
                                .toList())
                        .toList(),
                Map.of(Counted.GPU, (long) servers * gpusOfServer),
                1,
                0);
    }

    public int trays() {
        return domainOfTray.size();
    }

    public int copies() {
        return traysOfCopy.size();
    }

    /** NVLink domains in use. */
    public int domains() {
        return domainOfTray.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
    }

    /** Whether one reserve serves all, since no copy cares where its trays stand: every domain is a tray. */
    public boolean oneReserve() {
        return domains() == trays();
    }

    /** How many reserves there are. */
    public int reserves() {
        return oneReserve() ? 1 : domains();
    }

    /** Devices of a kind that are there with so much redundancy. */
    public long devices(Counted counted, Redundancy redundancy) {
        long count = devices.getOrDefault(counted, 0L);
        return counted == Counted.LASER ? redundancy.lasers(count, lasersOfModule) : count;
    }

    int reserveOf(int tray) {
        return oneReserve() ? 0 : domainOfTray.get(tray);
    }

    /** The tray of which a device is, as evenly as they divide. */
    int trayOf(long device, long ofAll) {
        return (int) (device * trays() / ofAll);
    }

    int[] traysOfDomain(int domain) {
        return IntStream.range(0, trays())
                .filter(tray -> domainOfTray.get(tray) == domain)
                .toArray();
    }

    int[] copiesOnTray(int tray) {
        return IntStream.range(0, copies())
                .filter(copy -> traysOfCopy.get(copy).contains(tray))
                .toArray();
    }

    int[] copiesInDomain(int domain) {
        return IntStream.range(0, copies())
                .filter(copy -> traysOfCopy.get(copy).stream().anyMatch(tray -> domainOfTray.get(tray) == domain))
                .toArray();
    }
}
