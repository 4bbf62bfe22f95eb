package orrery.deploy.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;

/** How what a run was asked with is written down. */
public final class AskedForm {
    private AskedForm() {}

    /** Among other fields. */
    public static void write(Asked asked, ObjectNode json) {
        json.put("likeness", asked.likeness())
                .put("scenario", asked.scenario())
                .put("hash", asked.hash())
                .put("seed", asked.seed())
                .put("topology", asked.topology());
        asked.settings().forEach(json.putArray("settings")::add);
    }

    /** What is missing is empty: no run will be like it. */
    public static Asked read(JsonNode json) {
        var settings = new ArrayList<String>();
        json.path("settings").forEach(setting -> settings.add(setting.asText()));
        return new Asked(
                json.path("likeness").asText(),
                json.path("scenario").asText(),
                settings,
                json.path("hash").asText(),
                json.path("seed").asLong(),
                json.path("topology").asText());
    }
}
