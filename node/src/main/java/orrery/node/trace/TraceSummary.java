package orrery.node.trace;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What is in one trace.
 *
 * @param version of the schema
 * @param nodes in all
 * @param dependencies in all
 * @param kinds one line for each kind of work that is there, in the order of names
 * @param longestChain most nodes that wait for each other one after the other
 * @param longestMicros most measured time that nodes take which wait for each other one after the other
 */
public record TraceSummary(
        String version, int nodes, long dependencies, List<Kind> kinds, int longestChain, long longestMicros) {

    /**
     * @param name for example {@code compute} or {@code all_reduce}
     * @param operations floating-point operations
     * @param micros as measured
     */
    public record Kind(String name, long nodes, long bytes, long operations, long micros) {
        Kind plus(Kind other) {
            return new Kind(
                    name,
                    nodes + other.nodes,
                    bytes + other.bytes,
                    operations + other.operations,
                    micros + other.micros);
        }
    }

    public TraceSummary {
        kinds = List.copyOf(kinds);
    }

    /** @throws TraceProblem where ids are not unique, a dependency is missing, or nodes wait for each other in a circle */
    public static TraceSummary of(RankTrace trace) {
        var graph = Ordering.of(trace);
        var kinds = new TreeMap<String, Kind>();
        var chain = new int[graph.size()];
        var micros = new long[graph.size()];
        var dependencies = 0L;
        var longestChain = 0;
        var longestMicros = 0L;
        for (var place = 0; place < graph.size(); place++) {
            var kind = kind(graph.work(place));
            kinds.merge(kind.name, kind, Kind::plus);
            for (var before : graph.before(place)) {
                chain[place] = Math.max(chain[place], chain[before]);
                micros[place] = Math.max(micros[place], micros[before]);
            }
            longestChain = Math.max(longestChain, ++chain[place]);
            longestMicros = Math.max(longestMicros, micros[place] += kind.micros);
            dependencies += graph.waits(place);
        }
        return new TraceSummary(
                trace.version(), graph.size(), dependencies, List.copyOf(kinds.values()), longestChain, longestMicros);
    }

    private static Kind kind(Work work) {
        return switch (work) {
            case Work.Metadata() -> new Kind("metadata", 1, 0, 0, 0);
            case Work.Compute(var micros, var operations, var bytes, var onHost) ->
                new Kind(onHost ? "compute on the host" : "compute", 1, bytes, operations, micros);
            case Work.Memory(var store, var bytes, var micros) ->
                new Kind(store ? "memory store" : "memory load", 1, bytes, 0, micros);
            case Work.Collective(var kind, var bytes, var _) ->
                new Kind(kind.name().toLowerCase(Locale.ROOT), 1, bytes, 0, 0);
            case Work.Send(var _, var _, var bytes) -> new Kind("send", 1, bytes, 0, 0);
            case Work.Receive(var _, var _, var bytes) -> new Kind("receive", 1, bytes, 0, 0);
        };
    }
}
