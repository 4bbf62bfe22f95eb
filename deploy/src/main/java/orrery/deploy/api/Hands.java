package orrery.deploy.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What may be done to a run from here, and what was. */
interface Hands {

    /** All faults, as the session of a run tells of them. */
    ObjectNode faults() throws InterruptedException;

    Reply.Whole inject(Call call) throws InterruptedException;

    /** @param call whose path ends with the fault as it was written */
    Reply.Whole heal(Call call) throws InterruptedException;

    Reply.Whole pace(Call call) throws InterruptedException;

    /** What a call changes: one to a path of the API at which something can be changed. */
    default Reply.Whole changed(Call call) throws InterruptedException {
        var path = String.join("/", call.path());
        return switch (call.method() + " " + path.replaceFirst("/faults/.*", "/faults/")) {
            case "POST api/v1/faults" -> inject(call);
            case "DELETE api/v1/faults/" -> heal(call);
            case "POST api/v1/pace" -> pace(call);
            default -> Reply.refusal(404, "nothing can be changed at " + path);
        };
    }

    /** All of them; none where nobody can tell. */
    default ArrayNode faultList() throws InterruptedException {
        return faults().path("faults") instanceof ArrayNode known ? known : JsonNodeFactory.instance.arrayNode();
    }
}
