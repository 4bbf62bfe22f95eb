package orrery.deploy.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import orrery.deploy.scenario.ScenarioFile;
import orrery.fabric.actor.Conductor;
import orrery.fabric.fault.Amendment;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.topology.TopologySource;
import orrery.node.console.Ending;
import orrery.node.console.LiveRuns;
import orrery.node.console.Wanted;
import orrery.node.host.EmulationMaker;
import orrery.node.host.Member;
import orrery.node.job.Job;
import orrery.node.membership.Endpoint;
import orrery.node.scenario.Scenario;

/** A member of a cluster shows a run that somebody else began, and that nobody looks at where it was begun. */
@Timeout(600)
final class WatchedMemberTest {
    private static final long SLOW_PS = 1_000_000; // in a second

    private final HttpClient client = HttpClient.newHttpClient();

    private static Scenario scenario() {
        var settings = List.of("load.count=4", "load.new_tokens=4", "plan.tensor_parallel=2", "plan.replicas=4");
        var scenario = ScenarioFile.read("hgx-h100", settings).scenario();
        return scenario.with(scenario.faults().amended(List.of()));
    }

    private static Member member(EmulationMaker maker) {
        return Member.start(Endpoint.ANY_LOOPBACK, 1, maker);
    }

    @Test
    void aRunWhoseConsoleLetsNobodyDoAnythingIsShownAndNothingCanBeDone() throws Exception {
        var two = new Wanted(OptionalInt.of(2), Duration.ofSeconds(60));
        try (var page = WatchedMember.open(Bind.of("127.0.0.1", 0, Optional.empty()), true);
                var first = member(page.looking(EmulationMaker.REAL));
                var second = member(EmulationMaker.REAL);
                var runs = LiveRuns.inCluster(two, Endpoint.ANY_LOOPBACK)) {
            first.join(first.endpoint());
            second.join(first.endpoint());
            runs.join(first.endpoint());
            assertEquals(503, call(page, "GET", "run").statusCode());

            var source = new TopologySource.Named(scenario().topology());
            var ending = runs.begin(new Job.Run(scenario(), source, false, SLOW_PS), _ -> {});
            paused(runs);
            until(page, "run", run -> run.path("state").asText().equals("paused"));
            until(page, "run", run -> run.path("scope").asText().equals("only looked at from here"));
            assertEquals(409, call(page, "POST", "faults").statusCode());
            assertEquals(409, call(page, "POST", "pace").statusCode());

            var fault = new ScheduledFault(
                    ScheduledFault.Timing.at(0),
                    FaultAction.NVLINK_DEGRADED,
                    "gpu[1].link[*]",
                    new Effect(0.5, Effect.Severity.USUAL),
                    3);
            assertEquals(
                    "",
                    runs.amend(new Amendment.Inject(fault))
                            .get(30, TimeUnit.SECONDS)
                            .problem());
            until(
                    page,
                    "faults",
                    faults -> faults.at("/faults/0/action").asText().equals("nvlink.degraded"));

            runs.repace(0, 0).get(30, TimeUnit.SECONDS);
            assertInstanceOf(Ending.Done.class, ending.get(60, TimeUnit.SECONDS));
            until(page, "run", run -> run.path("state").asText().equals("over"));
            assertTrue(json(page, "run").get("events").asLong() > 0, json(page, "run")::toString);
        }
    }

    /** As soon as the run is under way. */
    private static void paused(LiveRuns runs) throws Exception {
        while (true) {
            try {
                runs.repace(Conductor.PAUSED_PS, 0).get(30, TimeUnit.SECONDS);
                return;
            } catch (ExecutionException notYet) {
                Thread.sleep(20);
            }
        }
    }

    private void until(WatchedMember page, String path, Predicate<JsonNode> holds) throws Exception {
        while (!holds.test(json(page, path))) {
            Thread.sleep(50);
        }
    }

    private JsonNode json(WatchedMember page, String path) throws Exception {
        return new ObjectMapper().readTree(call(page, "GET", path).body());
    }

    private HttpResponse<String> call(WatchedMember page, String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(page.address()).resolve("/api/v1/" + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
