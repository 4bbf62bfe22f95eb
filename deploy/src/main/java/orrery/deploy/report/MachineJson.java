package orrery.deploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import orrery.node.outcome.BusiestLink;
import orrery.node.outcome.LinkTraffic;

/** Links. */
final class MachineJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private MachineJson() {}

    static ArrayNode links(List<LinkTraffic> traffic) {
        var links = NODES.arrayNode();
        for (var kind : traffic) {
            links.addObject()
                    .put("kind", kind.medium())
                    .put("links", kind.links())
                    .put("content_bytes", kind.content().bytes())
                    .put("wire_bytes", kind.wire().bytes())
                    .put(
                            "energy_nj",
                            kind.energy() == null ? null : (Long) kind.energy().nanojoules());
        }
        return links;
    }

    static JsonNode busiest(BusiestLink link) {
        return link == null
                ? NODES.nullNode()
                : NODES.objectNode()
                        .put("from", link.from())
                        .put("to", link.to())
                        .put("kind", link.medium())
                        .put("busy_ps", link.busy().picos())
                        .put("busy_percent", link.percent());
    }
}
