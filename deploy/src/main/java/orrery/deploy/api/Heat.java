package orrery.deploy.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import orrery.fabric.topology.Topology;
import orrery.node.watching.Glimpse;

/** How hot devices and links are between one glimpse of a place and the next; told as far as it has changed. */
final class Heat {
    private final DeviceHeat devices;
    private final LinkHeat links;
    private final Map<Integer, Long> seenPs = new HashMap<>(); // by place

    Heat(Topology topology, Bundles bundles) {
        this.devices = new DeviceHeat(topology);
        this.links = new LinkHeat(topology, bundles);
    }

    /** Takes what was seen, and tells of what differs enough from what was told before; empty where nothing does. */
    Optional<ObjectNode> take(int place, Glimpse glimpse) {
        var beforePs = seenPs.getOrDefault(place, 0L);
        if (glimpse.atPs() != beforePs) { // where no time has passed, as in a pause, it is as hot as it was
            var spanPs = glimpse.atPs()
                    - (glimpse.atPs() > beforePs ? beforePs : 0); // taken up from a checkpoint it is earlier
            devices.take(place, glimpse.stirred(), spanPs);
            links.take(place, glimpse.carried(), spanPs);
            seenPs.put(place, glimpse.atPs());
        }
        var json = JsonNodeFactory.instance.objectNode().put("at_ps", glimpse.atPs());
        devices.tellChanged(json);
        links.tellChanged(json);
        var isNews =
                json.properties().stream().anyMatch(part -> !part.getValue().isEmpty());
        return isNews ? Optional.of(json) : Optional.empty();
    }

    /** For whoever knows nothing yet. */
    ObjectNode all() {
        var json = JsonNodeFactory.instance.objectNode();
        devices.tellAll(json);
        links.tellAll(json);
        return json;
    }
}
