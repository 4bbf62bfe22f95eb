package orrery.deploy.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import orrery.deploy.live.Pacer;
import orrery.deploy.live.Session;
import orrery.fabric.topology.Topology;
import orrery.node.outcome.Progress;
import orrery.node.scenario.Scenario;
import orrery.node.watching.Glimpse;
import orrery.node.watching.Onlooker;
import orrery.node.watching.PlaceGlance;
import orrery.node.watching.Standings;

/**
 * A run that is watched by HTTP: it listens from the beginning, shows the run as it goes on, and stays after its end as long as
 * somebody has the page open.
 */
public final class Watched implements Onlooker, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(300);
    /** A page that nobody closes must not keep a process for ever. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Bind bind;
    private final Audience audience = new Audience();
    private final HttpListener listener;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watched").factory());
    private volatile Optional<Routes.Stage> stage = Optional.empty();
    private volatile Optional<Path> results = Optional.empty();
    private JsonNode told = JsonNodeFactory.instance.objectNode(); // of faults, by the clock alone

    private Watched(Bind bind) throws IOException {
        this.bind = bind;
        var routes = new Routes(() -> stage, () -> results, bind.token());
        this.listener = HttpListener.open(bind, new Answers(routes));
    }

    /** @throws IOException where it cannot listen there */
    public static Watched open(Bind bind) throws IOException {
        return new Watched(bind);
    }

    /** Where the page is. */
    public String address() {
        var host = bind.address().isLoopbackAddress()
                ? "localhost"
                : bind.address().getHostAddress();
        var literal = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + literal + ":" + listener.port() + "/" + (bind.token().isPresent() ? "?token=…" : "");
    }

    /**
     * The run begins.
     *
     * @param session of its faults
     * @param pacePs that it begins with; 0 for any
     */
    public void begins(Scenario scenario, Topology topology, Session session, Pacer pacer, long pacePs) {
        var view = new RunView(scenario, topology, pacePs, audience, System::nanoTime);
        shows(view, new Control(session, pacer, pacePs, view, audience));
    }

    /** As {@link #begins(Scenario, Topology, Session, Pacer, long)}, where nobody types faults and all is as it would be alone. */
    public void begins(Scenario scenario, Topology topology, Pacer pacer, long pacePs) {
        var view = new RunView(scenario, topology, pacePs, audience, System::nanoTime, Scope.LOOK);
        var schedule = scenario.faults().on(topology, scenario.seed());
        shows(view, new OnlyLooked(schedule, pacer, pacePs, view));
    }

    Audience audience() {
        return audience;
    }

    /** From now on this one; pages of one before begin anew. */
    synchronized void shows(RunView view, Hands hands) {
        var isFirst = stage.isEmpty();
        stage = Optional.of(new Routes.Stage(view, hands));
        if (isFirst) {
            audience.tellWhole();
            clock.scheduleWithFixedDelay(this::tellFaults, 1, 1, TimeUnit.SECONDS);
        } else {
            audience.tell("another", JsonNodeFactory.instance.objectNode());
        }
    }

    /** What was scheduled strikes and is healed as time goes on. */
    private void tellFaults() {
        try {
            var now = stage.orElseThrow().control().faultList();
            if (!now.equals(told)) {
                told = now;
                audience.tell("faults", now);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException defect) { // which would end this clock, and say nothing
            LOG.warn("faults are not told of", defect);
        }
    }

    @Override
    public void seen(int place, Glimpse glimpse) {
        stage.ifPresent(at -> at.view().seen(place, glimpse));
    }

    @Override
    public void places(List<PlaceGlance> places) {
        stage.ifPresent(at -> at.view().places(places));
    }

    @Override
    public Standings.Permits permits() {
        var scope = stage.map(at -> at.view().scope()).orElse(Scope.LOOK);
        return new Standings.Permits(scope.isPaced(), scope.isOpen());
    }

    /** Whoever asks by another member's page is answered as whoever asks here. */
    @Override
    public CompletableFuture<String> asked(String petition) {
        var answer = new CompletableFuture<String>();
        Thread.ofVirtual().name("petition").start(() -> {
            try {
                var reply = stage.orElseThrow().control().changed(Petition.call(petition));
                answer.complete(Petition.answer(reply));
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            } catch (IOException | RuntimeException nonsense) {
                LOG.warn("a petition is not understood", nonsense);
                answer.complete(Petition.answer(Reply.refusal(400, "a petition that is not understood")));
            }
        });
        return answer;
    }

    /** It has come so far. */
    public void reached(Progress progress) {
        stage.ifPresent(at -> at.view().reached(progress));
    }

    /**
     * It is over.
     *
     * @param how in words
     * @param folder of its results, where it leaves any
     */
    public void over(String how, Optional<Path> folder) {
        results = folder;
        stage.ifPresent(at -> at.view().over(how, folder.isPresent()));
    }

    /** Whether somebody has the page open. */
    public boolean isLookedAt() {
        return !audience.isEmpty();
    }

    /** Waits until nobody has the page open any more, and ten minutes at the longest. */
    public void linger() throws InterruptedException {
        linger(LONGEST);
    }

    void linger(Duration longest) throws InterruptedException {
        var endNanos = System.nanoTime() + longest.toNanos();
        var alone = Duration.ZERO;
        while (alone.compareTo(GRACE) < 0 && System.nanoTime() - endNanos < 0) {
            Thread.sleep(LOOK);
            alone = audience.isEmpty() ? alone.plus(LOOK) : Duration.ZERO;
        }
    }

    @Override
    public void close() {
        audience.end();
        clock.shutdownNow();
        listener.close();
    }

    /** By the routes, and everything about the run to whoever listens. */
    private final class Answers implements HttpListener.Answering {
        private final Routes routes;

        private Answers(Routes routes) {
            this.routes = routes;
        }

        @Override
        public Reply answer(Call call) throws InterruptedException {
            return routes.answer(call);
        }

        @Override
        public void tell(Audience.Seat seat, EventStream stream) throws IOException, InterruptedException {
            stream.tell(seat, this::whole);
        }

        private Optional<JsonNode> whole() throws InterruptedException {
            var now = stage;
            return now.isEmpty()
                    ? Optional.empty()
                    : Optional.of(now.get().view().whole(now.get().control().faultList()));
        }

        @Override
        public Audience audience() {
            return audience;
        }
    }
}
