package orrery.deploy.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What may be done to a run from here, and what was. */
interface Hands {

    /** All faults, as the session of a run tells of them. */
    ObjectNode faults() throws InterruptedException;

    Reply.Whole inject(Call call) throws InterruptedException;

    /** @param fault as it was written */
    Reply.Whole heal(String fault) throws InterruptedException;

    Reply.Whole pace(Call call) throws InterruptedException;

    /** All of them; none where nobody can tell. */
    default ArrayNode faultList() throws InterruptedException {
        return faults().path("faults") instanceof ArrayNode known ? known : JsonNodeFactory.instance.arrayNode();
    }
}
