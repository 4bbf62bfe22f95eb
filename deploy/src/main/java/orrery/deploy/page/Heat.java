package orrery.deploy.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.deploy.picture.DeviceMap;
import orrery.fabric.link.PortSeries;
import orrery.fabric.topology.Topology;

/**
 * How busy links were over virtual time, as shares of their rate.
 *
 * <p>A device is as busy as those of its links that are of the busiest medium; a line of the map as the busier of its two
 * directions. Where one series is of many ports, each of them sent as much.
 */
final class Heat {
    private final Topology topology;
    private final Optional<DeviceMap> map;
    private final Buckets buckets;
    private final List<Map<String, Load>> devices = new ArrayList<>(); // by medium; none without a map
    private final List<Load> directions = new ArrayList<>(); // of the lines of the map
    private final SequencedMap<String, Load> kinds = new LinkedHashMap<>();

    Heat(Topology topology, Optional<DeviceMap> map, List<PortSeries> series) {
        this.topology = topology;
        this.map = map;
        this.buckets = Buckets.of(series);
        map.ifPresent(drawn -> {
            IntStream.range(0, 2 * drawn.strands()).forEach(_ -> directions.add(load()));
            IntStream.range(0, topology.devices()).forEach(_ -> devices.add(new TreeMap<>()));
        });
        IntStream.range(0, topology.devices()).forEach(this::link);
        series.forEach(this::add);
    }

    private Load load() {
        return new Load(buckets.count(), buckets.widthPs());
    }

    /** All links that leave a device. */
    private void link(int device) {
        for (var port = 0; port < topology.ports(device); port++) {
            var rate = topology.medium(device, port).bandwidth().bytesPerSecond();
            loads(device, port).forEach(load -> load.link(rate));
        }
    }

    private Stream<Load> loads(int device, int port) {
        var medium = topology.medium(device, port).name();
        var kind = kinds.computeIfAbsent(topology.part(device).name() + ", " + medium, _ -> load());
        return map.isEmpty()
                ? Stream.of(kind)
                : Stream.of(
                        kind,
                        devices.get(device).computeIfAbsent(medium, _ -> load()),
                        directions.get(map.get().direction(device, port)));
    }

    private void add(PortSeries series) {
        for (int port : series.ports()) {
            loads(series.device(), port).forEach(load -> add(series, load));
        }
    }

    private void add(PortSeries series, Load to) {
        for (var bucket = 0; bucket < series.bytes().length; bucket++) {
            to.sent(
                    buckets.of(series, bucket),
                    (double) series.bytes()[bucket] / series.ports().size());
        }
    }

    Buckets buckets() {
        return buckets;
    }

    /** Sending part and medium, and how busy all of them together were; those that sent nothing are left out. */
    SequencedMap<String, Load> kinds() {
        var used = new LinkedHashMap<String, Load>();
        kinds.forEach((kind, load) -> {
            if (load.share() > 0) {
                used.put(kind, load);
            }
        });
        return used;
    }

    /** Over the whole run. */
    double ofDevice(int device) {
        return busiest(devices.get(device).values().stream(), Load::share);
    }

    double ofDevice(int device, int bucket) {
        return busiest(devices.get(device).values().stream(), load -> load.share(bucket));
    }

    /** Over the whole run. */
    double ofStrand(int strand) {
        return busiest(ways(strand), Load::share);
    }

    double ofStrand(int strand, int bucket) {
        return busiest(ways(strand), load -> load.share(bucket));
    }

    private Stream<Load> ways(int strand) {
        return directions.subList(2 * strand, 2 * strand + 2).stream();
    }

    private static double busiest(Stream<Load> loads, ToDoubleFunction<Load> share) {
        return loads.mapToDouble(share).max().orElse(0);
    }

    /** The largest share of any device or line in any bucket. */
    double most() {
        return IntStream.range(0, buckets.count())
                .mapToDouble(bucket -> DoubleStream.concat(
                                IntStream.range(0, devices.size()).mapToDouble(device -> ofDevice(device, bucket)),
                                IntStream.range(0, directions.size() / 2)
                                        .mapToDouble(strand -> ofStrand(strand, bucket)))
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
    }
}
