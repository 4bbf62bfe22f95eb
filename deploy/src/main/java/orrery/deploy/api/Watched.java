package orrery.deploy.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import orrery.deploy.live.Pacer;
import orrery.deploy.live.Session;
import orrery.fabric.topology.Topology;
import orrery.node.outcome.Progress;
import orrery.node.scenario.Scenario;
import orrery.node.watching.Glimpse;
import orrery.node.watching.Onlooker;
import orrery.node.watching.PlaceGlance;

/**
 * A run that is watched by HTTP: it listens from the beginning, shows the run as it goes on, and stays after its end as long as
 * somebody has the page open.
 */
public final class Watched implements Onlooker, AutoCloseable {
    private static final long GRACE_MILLIS = 3_000;

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
        stage = Optional.of(new Routes.Stage(view, new Control(session, pacer, pacePs, view, audience)));
        audience.tellWhole();
        clock.scheduleWithFixedDelay(this::tellFaults, 1, 1, TimeUnit.SECONDS);
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
        stage.ifPresent(at -> at.view().over(how));
    }

    /** Waits until nobody has the page open any more. */
    public void linger() throws InterruptedException {
        var aloneMillis = 0L;
        while (aloneMillis < GRACE_MILLIS) {
            Thread.sleep(GRACE_MILLIS / 10);
            aloneMillis = audience.isEmpty() ? aloneMillis + GRACE_MILLIS / 10 : 0;
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
