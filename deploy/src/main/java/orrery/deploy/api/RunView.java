package orrery.deploy.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import orrery.fabric.topology.Topology;
import orrery.node.outcome.Progress;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Scenario;
import orrery.node.watching.Glimpse;
import orrery.node.watching.Onlooker;
import orrery.node.watching.PlaceGlance;

/**
 * What is known of a run by now; told from any thread, asked from any thread. What changes is told to everybody who listens.
 *
 * <pre>
 *   preparing ──begins──▶ running ◀──▶ paused ──over──▶ over
 * </pre>
 */
final class RunView implements Onlooker {
    private static final double NANOS_PER_SECOND = 1e9;

    /** How far a run is, for people. */
    enum State {
        PREPARING,
        RUNNING,
        PAUSED,
        OVER
    }

    private Scope scope;
    private final Scenario scenario;
    private final Topology topology;
    private final Audience audience;
    private final LongSupplier nanos;
    private final long begunNanos;
    private final Requests requests;
    private final Reply.Whole topologyReply;
    private final Heat heat;
    private final Places places;
    private State state = State.PREPARING;
    private Progress progress; // null before the first
    private long pacePs;
    private String ending = "";
    private boolean hasResults;

    RunView(Scenario scenario, Topology topology, long pacePs, Audience audience, LongSupplier nanos) {
        this(scenario, topology, pacePs, audience, nanos, Scope.ALL);
    }

    RunView(Scenario scenario, Topology topology, long pacePs, Audience audience, LongSupplier nanos, Scope scope) {
        this.scope = scope;
        this.scenario = scenario;
        this.topology = topology;
        this.pacePs = pacePs;
        this.audience = audience;
        this.nanos = nanos;
        this.begunNanos = nanos.getAsLong();
        this.requests = new Requests(scenario.load());
        var bundles = new Bundles(topology);
        this.heat = new Heat(topology, bundles);
        this.topologyReply = Reply.json(200, TopologyJson.of(topology, bundles));
        this.places = new Places(nanos);
    }

    Topology topology() {
        return topology;
    }

    /** It does not change. */
    Reply.Whole topologyReply() {
        return topologyReply;
    }

    synchronized Scope scope() {
        return scope;
    }

    /** More of it is known now, or less. */
    synchronized void scope(Scope now) {
        scope = now;
    }

    @Override
    public synchronized void seen(int place, Glimpse glimpse) {
        if (!glimpse.heard().isEmpty()) {
            audience.tell("tokens", requests.take(glimpse.heard()));
        }
        heat.take(place, glimpse).ifPresent(now -> audience.tell("heat", now));
    }

    @Override
    public synchronized void places(List<PlaceGlance> glances) {
        audience.tell("places", places.take(glances));
    }

    synchronized void reached(Progress now) {
        progress = now;
        if (state == State.PREPARING) {
            state = State.RUNNING;
        }
        audience.tell("run", run());
    }

    /** The pace is another one. */
    synchronized void paced(long ps, boolean isPaused) {
        pacePs = ps;
        if (state != State.OVER) {
            state = isPaused ? State.PAUSED : State.RUNNING;
        }
        audience.tell("run", run());
    }

    /**
     * @param how it ended, in words
     * @param leavesResults that can be downloaded
     */
    synchronized void over(String how, boolean leavesResults) {
        state = State.OVER;
        ending = how;
        hasResults = leavesResults;
        audience.tell("run", run());
    }

    /** Tokens that were seen to come. */
    synchronized long generated() {
        return requests.generated();
    }

    synchronized boolean isOver() {
        return state == State.OVER;
    }

    synchronized ObjectNode run() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("scenario", scenario.name())
                .put("topology", topology.name())
                .put("devices", topology.devices())
                .put("model", model())
                .put("seed", scenario.seed())
                .put("requests", scenario.load().prompts().size())
                .put("state", state.name().toLowerCase(Locale.ROOT))
                .put("ending", ending)
                .put("scope", scope.words())
                .put("paced", scope.isPaced())
                .put("open", scope.isOpen())
                .put("results", hasResults)
                .put("pace_ps", pacePs)
                .put("virtual_ps", nowPs())
                .put("wall_s", wallSeconds())
                .put("waiting", requests.waiting(nowPs()))
                .put("running", requests.running())
                .put("finished", requests.finished());
        if (progress != null) {
            json.put("events", progress.events())
                    .put("achieved", achieved())
                    .put("asked", progress.asked())
                    .put("unit", progress.unit().name().toLowerCase(Locale.ROOT));
        }
        return json;
    }

    /** Tokens that came since the last word on progress count, too. */
    private long achieved() {
        return progress.unit() == Progress.Unit.TOKENS
                ? Math.max(progress.achieved(), requests.generated())
                : progress.achieved();
    }

    synchronized long nowPs() {
        return progress == null ? 0 : progress.now().picos();
    }

    private double wallSeconds() {
        return (nanos.getAsLong() - begunNanos) / NANOS_PER_SECOND;
    }

    private String model() {
        return switch (scenario.model()) {
            case ModelSource.Embedded(var name) -> name;
            case ModelSource.Folder(var path) -> last(path);
            case ModelSource.Gguf(var path) -> last(path);
            case ModelSource.Seeded(var configuration, var _) -> configuration;
        };
    }

    /** Where it lies is nobody's business. */
    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** @param from the number of the first */
    synchronized ArrayNode requests(int from) {
        return requests.json(nowPs(), from);
    }

    /** Everything, for whoever comes, or was too slow. */
    synchronized ObjectNode whole(JsonNode faults) {
        var json = JsonNodeFactory.instance.objectNode();
        json.set("run", run());
        json.set("requests", requests.newest(nowPs()));
        json.set("places", places.json());
        json.set("faults", faults);
        json.set("heat", heat.all());
        return json;
    }

    synchronized String metrics() {
        return new RunMetrics(model(), requests, places, nowPs(), wallSeconds()).text();
    }
}
