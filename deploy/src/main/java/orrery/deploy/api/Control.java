package orrery.deploy.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import orrery.deploy.live.Pacer;
import orrery.deploy.live.Session;
import orrery.deploy.live.TypedFault;

/** What people may do to a run: its faults and its pace. Each call waits until the run has done it. */
final class Control implements Hands {
    private static final String DO = "do";

    private final Session session;
    private final Paces paces;
    private final Changes changes;
    private final Audience audience;

    Control(Session session, Pacer pacer, long pacePs, RunView view, Audience audience) {
        this.session = session;
        this.paces = new Paces(pacer, pacePs, view);
        this.changes = new Changes(view);
        this.audience = audience;
    }

    @Override
    public ObjectNode faults() throws InterruptedException {
        return session.answer(JsonNodeFactory.instance.objectNode().put(DO, "list"));
    }

    @Override
    public Reply.Whole inject(Call call) throws InterruptedException {
        return changes.limited(() -> injected(call));
    }

    private Reply.Whole injected(Call call) throws InterruptedException {
        try {
            var body = Body.of(call, TypedFault.KEYS);
            return done(201, session.answer(body.put(DO, "inject")));
        } catch (Body.Nonsense nonsense) {
            return nonsense.refusal();
        }
    }

    @Override
    public Reply.Whole heal(Call call) throws InterruptedException {
        return changes.limited(() -> healed(call.path().getLast()));
    }

    private Reply.Whole healed(String fault) throws InterruptedException {
        if (!fault.matches("\\d{1,6}")) {
            return Reply.refusal(400, "fault \"" + fault + "\"; allowed: its number", "GET /api/v1/faults shows them");
        }
        var request = JsonNodeFactory.instance.objectNode().put(DO, "heal").put("fault", Integer.parseInt(fault));
        return done(200, session.answer(request));
    }

    private Reply.Whole done(int status, ObjectNode answer) throws InterruptedException {
        if (answer.has("problem")) {
            return Reply.refusal(422, answer.get("problem").asText());
        }
        audience.tell("faults", faultList());
        return Reply.json(status, answer);
    }

    @Override
    public Reply.Whole pace(Call call) throws InterruptedException {
        return changes.limited(() -> paces.repaced(call));
    }
}
