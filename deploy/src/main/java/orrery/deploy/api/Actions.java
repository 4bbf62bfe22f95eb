package orrery.deploy.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import orrery.fabric.fault.FaultAction;

/** What can be made to go wrong, and whether it is picked among devices, links or groups. */
final class Actions {
    private Actions() {}

    static ArrayNode json() {
        var json = JsonNodeFactory.instance.arrayNode();
        for (var action : FaultAction.values()) {
            json.addObject()
                    .put("action", action.id())
                    .put("target", action.target().name().toLowerCase(Locale.ROOT))
                    .put("lasts", action.lasts());
        }
        return json;
    }
}
