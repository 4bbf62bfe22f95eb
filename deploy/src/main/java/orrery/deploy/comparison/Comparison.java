package orrery.deploy.comparison;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Two runs beside each other.
 *
 * @param inputs that differ
 * @param metrics that both have, and whether they differ
 * @param event the first at which they part; empty where there is none
 * @param device the first, in the order of the topology, to which something else happened; empty where there is none
 * @param isSame whether the same came out
 */
public record Comparison(
        List<Difference> inputs,
        List<Difference> metrics,
        Optional<Parting> event,
        Optional<Parting> device,
        boolean isSame) {

    /** A field in which two runs may differ; what one of them does not have is empty. */
    public record Difference(String field, String first, String second) {
        public boolean isOne() {
            return !first.equals(second);
        }
    }

    /**
     * A line at which two files part.
     *
     * @param line from 1
     * @param first of the first run; empty where it has no more
     */
    public record Parting(int line, String first, String second) {}

    /** @throws orrery.deploy.scenario.InputProblem where one of them is no folder of results */
    public static Comparison of(Path first, Path second) {
        return of(RunFiles.read("A", first), RunFiles.read("B", second));
    }

    private static Comparison of(RunFiles first, RunFiles second) {
        var metrics = Fields.differences(Fields.metrics(first.summary()), Fields.metrics(second.summary()));
        var same = first.stamp().fingerprint().equals(second.stamp().fingerprint());
        return new Comparison(
                inputs(first, second),
                metrics,
                parting(first.events(), second.events()),
                parting(first.devices(), second.devices()),
                same && metrics.stream().noneMatch(Difference::isOne));
    }

    private static List<Difference> inputs(RunFiles first, RunFiles second) {
        var fields = Fields.differences(
                Fields.inputs(first.stamp(), first.summary()), Fields.inputs(second.stamp(), second.summary()));
        return fields.stream().filter(Difference::isOne).toList();
    }

    private static Optional<Parting> parting(List<String> first, List<String> second) {
        return IntStream.range(0, Math.max(first.size(), second.size()))
                .mapToObj(at -> new Parting(at + 1, line(first, at), line(second, at)))
                .filter(parting -> !parting.first().equals(parting.second()))
                .findFirst();
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? lines.get(at) : "";
    }
}
