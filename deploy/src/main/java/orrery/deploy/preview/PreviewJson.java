package orrery.deploy.preview;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import orrery.deploy.planning.Architectures;
import orrery.deploy.planning.CutWords;
import orrery.deploy.report.Json;
import orrery.fabric.topology.Topology;

/** The same as {@link PreviewText}, for programs. */
public final class PreviewJson {
    private PreviewJson() {}

    public static String of(Preview preview) {
        var scenario = preview.scenario();
        var json = JsonNodeFactory.instance.objectNode().put("valid", true);
        json.put("scenario", scenario.name()).put("model", Architectures.name(scenario.model()));
        addMachine(json.putObject("topology"), preview.topology());
        var pools = json.putArray("plan");
        for (var pool : scenario.plan().deployment().pools()) {
            pools.addObject()
                    .put("duty", pool.duty().name().toLowerCase(Locale.ROOT))
                    .put("copies", pool.copies())
                    .put("words", CutWords.of(pool));
        }
        json.put("numerics", scenario.numerics().name().toLowerCase(Locale.ROOT));
        json.put("requests", scenario.load().prompts().size());
        json.put("new_tokens_most", preview.newTokensMost());
        json.put("seed", scenario.seed());
        json.putObject("faults")
                .put("entries", scenario.faults().schedule().size())
                .put("strikes", preview.strikes());
        return Json.text(json.put("expectations", preview.expectations()));
    }

    private static void addMachine(ObjectNode json, Topology topology) {
        json.put("name", topology.name()).put("devices", topology.devices()).put("links", topology.links());
        json.put("gpus", topology.gpus().length).put("lpus", topology.lpus().length);
        json.put("cpus", topology.cpus().length).put("nics", topology.nics().length);
        json.put("switches", topology.switches().length);
    }
}
