package orrery.fabric.link;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.topology.Topology;

/** How much went through each port and how long that took; and when it did, port by port or medium by medium. */
final class Tally {
    /** In a topology with more of them, the ports of a device that are of one medium have one course. */
    private static final int MOST_LINKS = 20_000;

    private final Topology topology;
    private final int device;
    private final long[] busyPs;
    private final long[] contentBytes;
    private final long[] wireBytes;
    private final int[] shared; // by port: the port whose course it shares
    private final Course[] courses; // by port; null where nothing went, or it shares another's

    Tally(Topology topology, int device) {
        this.topology = topology;
        this.device = device;
        var ports = topology.ports(device);
        busyPs = new long[ports];
        contentBytes = new long[ports];
        wireBytes = new long[ports];
        courses = new Course[ports];
        shared = IntStream.range(0, ports)
                .map(topology.links() > MOST_LINKS ? this::firstAlike : port -> port)
                .toArray();
    }

    private int firstAlike(int port) {
        var first = 0;
        while (!medium(first).equals(medium(port))) {
            first++;
        }
        return first;
    }

    private String medium(int port) {
        return topology.medium(device, port).name();
    }

    void add(long departsPs, int port, long content, long wire, long busy) {
        add(port, content, wire, busy);
        var course = shared[port];
        if (courses[course] == null) {
            courses[course] = new Course();
        }
        courses[course].add(departsPs, wire);
    }

    /** At a time that is not known. */
    void add(int port, long content, long wire, long busy) {
        contentBytes[port] += content;
        wireBytes[port] += wire;
        busyPs[port] += busy;
    }

    long busyPs(int port) {
        return busyPs[port];
    }

    long contentBytes(int port) {
        return contentBytes[port];
    }

    long wireBytes(int port) {
        return wireBytes[port];
    }

    /** Of all ports that anything went through at a known time, in their order. */
    List<PortSeries> series() {
        var series = new ArrayList<PortSeries>();
        for (var port = 0; port < courses.length; port++) {
            if (courses[port] != null) {
                series.add(new PortSeries(
                        device, sharing(port), medium(port), courses[port].bucketPs(), courses[port].bytes()));
            }
        }
        return series;
    }

    private List<Integer> sharing(int course) {
        return IntStream.range(0, shared.length)
                .filter(port -> shared[port] == course)
                .boxed()
                .toList();
    }
}
