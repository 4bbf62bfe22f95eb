package orrery.deploy.survey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import orrery.fabric.survey.Survey;

/** A comparison for programs: the same columns as JSON, with sources, and as CSV. Units are in the names. */
public final class ComparisonTable {
    private ComparisonTable() {}

    public static ObjectNode json(Comparison comparison) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("load", comparison.load()).put("seed", comparison.seed());
        json.put("method", comparison.method())
                .put("method_simulated", LoadedWords.method(comparison.load(), comparison.seed()));
        var remarks = json.putArray("remarks");
        comparison.remarks().forEach(remarks::add);
        var rows = json.putArray("topologies");
        comparison.entries().forEach(entry -> rows.add(row(entry, comparison.load())));
        json.set("sources", SurveyJson.sources(List.copyOf(comparison.sources().values())));
        return json;
    }

    /** With a heading; empty where a figure is unknown. */
    public static String csv(Comparison comparison) {
        var rows = comparison.entries().stream()
                .map(entry -> row(entry, comparison.load()))
                .toList();
        var heading = rows.getFirst().propertyStream().map(property -> property.getKey());
        return heading.collect(Collectors.joining(",")) + "\n"
                + rows.stream().map(ComparisonTable::line).collect(Collectors.joining());
    }

    private static String line(ObjectNode row) {
        return row.valueStream().map(ComparisonTable::cell).collect(Collectors.joining(",")) + "\n";
    }

    /** As RFC 4180 has it. */
    private static String cell(JsonNode value) {
        var text = value.isNull() ? "" : value.asText();
        return text.matches("[^,\"\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static ObjectNode row(Comparison.Entry entry, double load) {
        var survey = entry.survey();
        var reach = survey.reach();
        var row = JsonNodeFactory.instance.objectNode();
        row.put("label", entry.label())
                .put("topology", survey.name())
                .put("endpoints", survey.endpoints())
                .put("hops_mean", reach.hopsMean())
                .put("hops_max", reach.diameter())
                .put("zero_load_latency_mean_ps", Math.round(reach.latencyPsMean()))
                .put("zero_load_latency_max_ps", reach.latencyPsMax())
                .put("loaded_latency_formula_mean_ps", Math.round(reach.loadedLatencyPs(load)));
        LoadedWords.put(row, entry.loaded());
        row.put("bisection_bytes_per_s", survey.bisection().bytesPerSecond())
                .put("switches", Comparison.switches(survey))
                .put("links", Comparison.links(survey));
        light(row, survey);
        return row.put("distances", Words.word(reach.how().kind()));
    }

    private static void light(ObjectNode row, Survey survey) {
        var bill = survey.bill();
        boolean isLit = Comparison.isLit(survey);
        row.put("optical_ends", bill.opticalEnds())
                .put("lasers", isLit ? (Double) Words.decimal(bill.lasers()) : null)
                .put("laser_modules", isLit ? (Double) Words.decimal(bill.laserModules()) : null);
        SurveyJson.watts(row, "optics_watts", bill.opticsPower());
        SurveyJson.watts(row, "switches_and_adapters_watts_known", bill.chipsPower());
    }
}
