package orrery.deploy.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import orrery.deploy.result.CsvTable;
import orrery.deploy.sweep.Ended.Results;

/** A sweep as CSV: its axes, how each cell ended, whether it is on the front, and every figure; empty is unknown. */
final class SweepCsv {
    private SweepCsv() {}

    static String of(Findings findings) {
        var metrics = findings.allMetrics();
        var axes = findings.question().axes().stream().map(Axis::name);
        var plain = Stream.of("cell", "state", "front", "validated", "fingerprint");
        var columns = Stream.of(axes, plain, metrics.stream().map(Metric::name)).flatMap(names -> names);
        var table = new CsvTable(columns.toArray(String[]::new));
        var front = findings.front();
        findings.all().forEach(finding -> table.add(row(finding, metrics, front)));
        return table.text();
    }

    private static Object[] row(Finding finding, List<Metric> metrics, Set<Finding> front) {
        var row = new ArrayList<Object>(finding.cell().labels());
        row.add(finding.cell().name());
        row.add(finding.ended().word());
        row.add(front.contains(finding));
        row.add(finding.ended() instanceof Results results ? results.validated() : null);
        row.add(finding.ended() instanceof Results results ? results.fingerprint() : null);
        metrics.forEach(metric -> row.add(orNull(finding.figure(metric))));
        return row.toArray();
    }

    private static Double orNull(OptionalDouble figure) {
        return figure.isEmpty() ? null : (Double) figure.getAsDouble();
    }
}
