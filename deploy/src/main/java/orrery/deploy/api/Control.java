package orrery.deploy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import orrery.deploy.live.Pacer;
import orrery.deploy.live.Session;
import orrery.deploy.live.TypedFault;
import orrery.fabric.actor.Conductor;
import orrery.protocol.naming.Spelling;
import orrery.protocol.units.SimDuration;
import orrery.protocol.units.UnitProblem;

/** What people may do to a run: its faults and its pace. Each call waits until the run has done it. */
final class Control implements Hands {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 60;
    private static final int MOST_AT_ONCE = 8;
    private static final String DO = "do";
    private static final String SPAN = "span";
    private static final List<String> PACES = List.of("pause", "resume", "step", "pace", "free");

    private static final Reply.Whole OVER = Reply.refusal(409, "the run is over");
    private static final Reply.Whole BUSY =
            Reply.refusal(503, "too many changes wait for the run", "wait until they are answered");

    private final Session session;
    private final Pacer pacer;
    private final RunView view;
    private final Audience audience;
    private final Semaphore waiting = new Semaphore(MOST_AT_ONCE);
    private long pacePs; // that it has when it is not paused

    Control(Session session, Pacer pacer, long pacePs, RunView view, Audience audience) {
        this.session = session;
        this.pacer = pacer;
        this.pacePs = pacePs;
        this.view = view;
        this.audience = audience;
    }

    @Override
    public ObjectNode faults() throws InterruptedException {
        return session.answer(JsonNodeFactory.instance.objectNode().put(DO, "list"));
    }

    /** Something that waits for the run: only where it is not over, and not too many wait already. */
    private interface Change {
        Reply.Whole made() throws InterruptedException;
    }

    private Reply.Whole limited(Change change) throws InterruptedException {
        if (view.isOver()) {
            return OVER;
        }
        if (!waiting.tryAcquire()) {
            return BUSY;
        }
        try {
            return change.made();
        } finally {
            waiting.release();
        }
    }

    @Override
    public Reply.Whole inject(Call call) throws InterruptedException {
        return limited(() -> injected(call));
    }

    private Reply.Whole injected(Call call) throws InterruptedException {
        try {
            var body = body(call, TypedFault.KEYS);
            return done(201, session.answer(body.put(DO, "inject")));
        } catch (Nonsense nonsense) {
            return Reply.refusal(400, nonsense.getMessage(), nonsense.remedy);
        }
    }

    @Override
    public Reply.Whole heal(String fault) throws InterruptedException {
        return limited(() -> healed(fault));
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
        return limited(() -> repaced(call));
    }

    /** One change of pace after another. */
    private synchronized Reply.Whole repaced(Call call) throws InterruptedException {
        try {
            var body = body(call, List.of(DO, SPAN));
            return switch (body.path(DO).asText()) {
                case "pause" -> paced(Conductor.PAUSED_PS, 0, true);
                case "step" -> paced(Conductor.PAUSED_PS, span(body), true);
                case "resume" -> paced(pacePs, 0, false);
                case "pace" -> paced(span(body), 0, false);
                case "free" -> paced(0, 0, false);
                default ->
                    throw new Nonsense(
                            "\"do\": " + body.path(DO) + "; allowed: " + String.join(", ", PACES),
                            Spelling.didYouMean(body.path(DO).asText(), PACES));
            };
        } catch (Nonsense nonsense) {
            return Reply.refusal(400, nonsense.getMessage(), nonsense.remedy);
        } catch (ExecutionException ended) {
            return Reply.refusal(409, ended.getCause().getMessage());
        } catch (TimeoutException silent) {
            return Reply.refusal(504, "the run did not answer", "ask again");
        }
    }

    private Reply.Whole paced(long ps, long stepPs, boolean isPaused)
            throws InterruptedException, ExecutionException, TimeoutException {
        var atPs = pacer.repace(ps, stepPs).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!isPaused) {
            pacePs = ps;
        }
        view.paced(pacePs, isPaused);
        return Reply.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("from_ps", atPs)
                        .put("pace_ps", pacePs)
                        .put("paused", isPaused));
    }

    private static long span(JsonNode body) throws Nonsense {
        try {
            var span = SimDuration.parse(body.path(SPAN).asText());
            if (span.picos() > 0) {
                return span.picos();
            }
        } catch (UnitProblem none) {
            // said below
        }
        throw new Nonsense("\"span\": " + body.path(SPAN) + "; allowed: virtual time above 0, such as \"1 ms\"", "");
    }

    /** The object in a body, of which all fields are known. */
    private static ObjectNode body(Call call, List<String> allowed) throws Nonsense {
        if (!call.header("content-type").startsWith(Reply.JSON)) {
            throw new Nonsense("Content-Type \"" + call.header("content-type") + "\"; allowed: " + Reply.JSON, "");
        }
        try {
            if (MAPPER.readTree(call.body()) instanceof ObjectNode object) {
                for (var name : (Iterable<String>) object::fieldNames) {
                    if (!allowed.contains(name)) {
                        throw new Nonsense(
                                "field \"" + name + "\"; allowed: " + String.join(", ", allowed),
                                Spelling.didYouMean(name, allowed));
                    }
                }
                return object;
            }
            throw new Nonsense("a body that is no JSON object", "");
        } catch (JsonProcessingException no) {
            throw new Nonsense("a body that is no JSON: " + no.getOriginalMessage(), "");
        }
    }

    /** A body that means nothing. */
    private static final class Nonsense extends Exception {
        private static final long serialVersionUID = 1;

        private final String remedy;

        Nonsense(String problem, String remedy) {
            super(problem);
            this.remedy = remedy;
        }
    }
}
