package orrery.deploy.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import orrery.deploy.picture.DeviceMap;
import orrery.fabric.link.PortSeries;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;

class HeatTest {
    private static final double CLOSE = 1e-6;
    private static final long WIDTH_PS = 1 << 20;

    private final Topology topology = Topologies.named("hgx-h100");
    private final int gpu = topology.gpus()[0];
    private final int port = IntStream.range(0, topology.ports(gpu))
            .filter(one -> topology.kind(topology.peer(gpu, one)).isSwitch())
            .findFirst()
            .orElseThrow();

    /** So much of what the port could send in a bucket. */
    private long bytes(double share) {
        var rate = topology.medium(gpu, port).bandwidth().bytesPerSecond();
        return Math.round(share * rate * WIDTH_PS / 1e12);
    }

    private Heat heat(long widthPs, long... bytes) {
        var medium = topology.medium(gpu, port).name();
        var alike = IntStream.range(0, topology.ports(gpu))
                .filter(one -> topology.medium(gpu, one).name().equals(medium))
                .boxed()
                .toList();
        var all = IntStream.range(0, bytes.length)
                .mapToLong(bucket -> bytes[bucket] * alike.size())
                .toArray();
        var series = List.of(new PortSeries(gpu, alike, medium, widthPs, all));
        return new Heat(topology, DeviceMap.of(topology), series);
    }

    @Test
    void aDeviceIsAsBusyAsItsLinksSentOfTheirRate() {
        var heat = heat(WIDTH_PS, bytes(0.5), bytes(0.25));
        assertEquals(0.5, heat.ofDevice(gpu, 0), 0.01);
        assertEquals(0.25, heat.ofDevice(gpu, 1), 0.01);
        assertEquals(0.375, heat.ofDevice(gpu), 0.01);
        assertEquals(0, heat.ofDevice(topology.gpus()[1], 0));
    }

    @Test
    void aLineIsAsBusyAsTheBusierOfItsDirections() {
        var heat = heat(WIDTH_PS, bytes(0.8));
        var strand = DeviceMap.of(topology).orElseThrow().direction(gpu, port) / 2;
        var alike = rate(gpu, name -> name.equals(topology.medium(gpu, port).name()));
        var all = topology.gpus().length * rate(gpu, name -> name.startsWith("nvlink"));
        assertEquals(0.8 * alike / all, heat.ofStrand(strand, 0), 0.001);
    }

    private double rate(int device, Predicate<String> isMeant) {
        return IntStream.range(0, topology.ports(device))
                .mapToObj(one -> topology.medium(device, one))
                .filter(medium -> isMeant.test(medium.name()))
                .mapToLong(medium -> medium.bandwidth().bytesPerSecond())
                .sum();
    }

    @Test
    void nothingIsBusierThanItsRate() {
        assertEquals(1, heat(WIDTH_PS, bytes(7)).most(), CLOSE);
    }

    @Test
    void bucketsOfSeveralWidthsComeToTheWidest() {
        var one = new PortSeries(gpu, List.of(port), "m", WIDTH_PS, new long[64]);
        var other = new PortSeries(gpu, List.of(port), "m", 4 * WIDTH_PS, new long[64]);
        var buckets = Buckets.of(List.of(one, other));
        assertEquals(new Buckets(64, 4 * WIDTH_PS), buckets);
        assertEquals(15, buckets.of(one, 63));
        assertEquals(63, buckets.of(other, 63));
    }

    @Test
    void ofNothingThereIsOneEmptyBucket() {
        var heat = new Heat(topology, DeviceMap.of(topology), List.of());
        assertEquals(1, heat.buckets().count());
        assertEquals(0, heat.most());
        assertEquals(0, heat.kinds().size());
    }
}
