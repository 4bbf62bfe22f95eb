package orrery.deploy.result;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import orrery.fabric.link.PortSeries;
import orrery.fabric.topology.Topology;

/** Sending ends of links, a row each, in the order of devices and ports; in a large topology one row may stand for all of a kind. */
final class LinkTable {
    private static final double PICOS_PER_MILLI = 1e9;

    private LinkTable() {}

    static String csv(Topology topology, List<PortSeries> series) {
        var table = new CsvTable(
                "device", "to", "kind", "links", "wire_bytes", "busiest_from_ms", "busiest_ms", "busiest_bytes");
        series.forEach(one -> add(table, topology, one));
        return table.text();
    }

    private static void add(CsvTable table, Topology topology, PortSeries series) {
        var busiest = busiest(series.bytes());
        table.add(
                topology.name(series.device()),
                ends(topology, series),
                series.medium(),
                series.ports().size(),
                Arrays.stream(series.bytes()).sum(),
                busiest * series.bucketPs() / PICOS_PER_MILLI,
                series.bucketPs() / PICOS_PER_MILLI,
                series.bytes().length == 0 ? 0 : series.bytes()[busiest]);
    }

    /** Each far end once. */
    private static String ends(Topology topology, PortSeries series) {
        return series.ports().stream()
                .map(port -> topology.name(topology.peer(series.device(), port)))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static int busiest(long[] bytes) {
        var busiest = 0;
        for (var bucket = 1; bucket < bytes.length; bucket++) {
            busiest = bytes[bucket] > bytes[busiest] ? bucket : busiest;
        }
        return busiest;
    }
}
