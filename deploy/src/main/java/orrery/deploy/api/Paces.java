package orrery.deploy.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import orrery.deploy.live.Pacer;
import orrery.fabric.actor.Conductor;
import orrery.protocol.naming.Spelling;
import orrery.protocol.units.SimDuration;
import orrery.protocol.units.UnitProblem;

/** Pause, step and pace of a run, as they are asked for by HTTP. */
final class Paces {
    private static final int PATIENCE_SECONDS = 60;
    private static final String DO = "do";
    private static final String SPAN = "span";
    private static final List<String> PACES = List.of("pause", "resume", "step", "pace", "free");

    private final Pacer pacer;
    private final RunView view;
    private long pacePs; // that it has when it is not paused

    Paces(Pacer pacer, long pacePs, RunView view) {
        this.pacer = pacer;
        this.pacePs = pacePs;
        this.view = view;
    }

    /** One change of pace after another. */
    synchronized Reply.Whole repaced(Call call) throws InterruptedException {
        try {
            var body = Body.of(call, List.of(DO, SPAN));
            return switch (body.path(DO).asText()) {
                case "pause" -> paced(Conductor.PAUSED_PS, 0, true);
                case "step" -> paced(Conductor.PAUSED_PS, span(body), true);
                case "resume" -> paced(pacePs, 0, false);
                case "pace" -> paced(span(body), 0, false);
                case "free" -> paced(0, 0, false);
                default ->
                    throw new Body.Nonsense(
                            "\"do\": " + body.path(DO) + "; allowed: " + String.join(", ", PACES),
                            Spelling.didYouMean(body.path(DO).asText(), PACES));
            };
        } catch (Body.Nonsense nonsense) {
            return nonsense.refusal();
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

    private static long span(JsonNode body) throws Body.Nonsense {
        try {
            var span = SimDuration.parse(body.path(SPAN).asText());
            if (span.picos() > 0) {
                return span.picos();
            }
        } catch (UnitProblem none) {
            // said below
        }
        throw new Body.Nonsense(
                "\"span\": " + body.path(SPAN) + "; allowed: virtual time above 0, such as \"1 ms\"", "");
    }
}
