package orrery.deploy.sweep;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import orrery.deploy.report.Json;
import orrery.deploy.sweep.Ended.Failed;
import orrery.deploy.sweep.Ended.Results;
import orrery.deploy.sweep.Ended.Waiting;

/** A sweep for scripts; null is unknown. */
final class SweepJson {
    private SweepJson() {}

    static String of(Findings findings) {
        var root = JsonNodeFactory.instance.objectNode();
        question(findings.question(), root.putObject("sweep"));
        var cells = root.putArray("cells");
        var metrics = findings.allMetrics();
        var front = findings.front();
        findings.all().forEach(finding -> cell(findings.question(), finding, metrics, front, cells.addObject()));
        return Json.text(root);
    }

    private static void question(Question question, ObjectNode json) {
        json.put("name", question.name())
                .put("about", question.about())
                .put("scenario", question.scenario().name());
        json.put("x", question.x().name()).put("y", question.y().name());
        var shown = json.putArray("metrics");
        question.shown().forEach(metric -> shown.add(metric.name()));
        var axes = json.putArray("axes");
        for (var axis : question.axes()) {
            var labels = axes.addObject().put("name", axis.name()).putArray("values");
            axis.values().forEach(value -> labels.add(value.label()));
        }
    }

    private static void cell(
            Question question, Finding finding, List<Metric> metrics, Set<Finding> front, ObjectNode json) {
        var cell = finding.cell();
        json.put("number", finding.number())
                .put("name", cell.name())
                .put("state", finding.ended().word());
        var at = json.putObject("values");
        for (var axis = 0; axis < cell.labels().size(); axis++) {
            at.put(question.axes().get(axis).name(), cell.labels().get(axis));
        }
        cell.settings().forEach(json.putArray("settings")::add);
        switch (finding.ended()) {
            case Waiting() -> {}
            case Failed(var failure) ->
                json.putObject("problem").put("kind", failure.kind()).put("message", failure.message());
            case Results results -> {
                json.put("folder", SweepFolder.relative(cell)).put("front", front.contains(finding));
                json.put("report", results.hasPage() ? SweepFolder.page(cell) : null);
                json.put("validated", results.validated()).put("fingerprint", results.fingerprint());
                metrics(finding, metrics, json.putObject("metrics"));
            }
        }
    }

    private static void metrics(Finding finding, List<Metric> metrics, ObjectNode json) {
        metrics.forEach(metric -> {
            var figure = finding.figure(metric);
            json.put(metric.name(), figure.isEmpty() ? null : (Double) figure.getAsDouble());
        });
    }
}
