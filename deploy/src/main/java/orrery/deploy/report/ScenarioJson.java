package orrery.deploy.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;

/** A scenario with the keys of its schema; the prompts stand with the requests. */
final class ScenarioJson {
    private ScenarioJson() {}

    static ObjectNode of(Scenario scenario) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("name", scenario.name()).put("topology", scenario.topology());
        json.set("model", model(scenario.model()));
        json.set("plan", PlanJson.of(scenario.plan()));
        json.put("numerics", scenario.numerics().name().toLowerCase(Locale.ROOT));
        json.putObject("formats")
                .put("weights", scenario.formats().weights().spelling())
                .put("activations", scenario.formats().activations().spelling())
                .put("kv_cache", scenario.formats().cache().spelling())
                .put("attention", scenario.formats().attention().spelling())
                .put("stream", scenario.formats().stream().spelling());
        json.putObject("load")
                .put("count", scenario.load().prompts().size())
                .put("new_tokens", scenario.load().newTokens())
                .put("batch_tokens", scenario.load().batchTokens())
                .put("interval", scenario.load().interval().picos() + " ps");
        switch (scenario.sampling()) {
            case Sampling.Greedy() -> json.put("sampling", "greedy");
            case Sampling.Temperature(var t) -> json.putObject("sampling").put("temperature", t);
        }
        if (!scenario.faults().schedule().isEmpty()) {
            json.set("faults", FaultsJson.schedule(scenario.faults().schedule()));
            json.set("response", FaultsJson.response(scenario.faults().response()));
        }
        return json.put("seed", scenario.seed());
    }

    static ObjectNode model(ModelSource model) {
        var json = JsonNodeFactory.instance.objectNode();
        switch (model) {
            case ModelSource.Embedded(var name) -> json.put("embedded", name);
            case ModelSource.Folder(var path) -> json.put("folder", path);
            case ModelSource.Gguf(var path) -> json.put("gguf", path);
            case ModelSource.Seeded(var configuration, var seed) ->
                json.putObject("config")
                        .put("name", configuration)
                        .put("weights", "seeded")
                        .put("seed", seed);
        }
        return json;
    }
}
