package orrery.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.deploy.engine.HostPort;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologySource;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.CollectiveTrial.Launch;
import orrery.node.trial.TrialOutcome;

/**
 * A small trial on every topology that has a name, in this JVM, on a cluster of two members and on one of four. The members are
 * processes that are started once.
 */
@Timeout(600)
@TestInstance(Lifecycle.PER_CLASS)
class EveryTopologyTest {
    private static final int LARGEST_TO_ADD_OVER = 72;

    private final List<OrreryProcess> members = new ArrayList<>();
    private final List<Hosts> hosts = new ArrayList<>();

    @BeforeAll
    void startMembers() throws IOException {
        var two = freePort();
        var four = freePort();
        start(two, 2);
        start(four, 4);
        members.forEach(member -> member.saying("is a member"));
        hosts.add(Hosts.open(SmallRuns.options(1)));
        hosts.add(Hosts.open(SmallRuns.joining(two, 2)));
        hosts.add(Hosts.open(SmallRuns.joining(four, 4)));
    }

    private void start(HostPort seed, int count) throws IOException {
        for (var i = 0; i < count; i++) {
            var listen = i == 0 ? seed : freePort();
            var args = List.of("node", "--listen", listen.toString(), "--seed", seed.toString(), "--threads", "1");
            members.add(OrreryProcess.start(List.of("-Xmx1g"), args.toArray(String[]::new)));
        }
    }

    @AfterAll
    void endThem() throws Exception {
        hosts.forEach(Hosts::close);
        for (var member : members) {
            member.close();
        }
    }

    private static HostPort freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new HostPort("127.0.0.1", socket.getLocalPort());
        }
    }

    static List<String> names() {
        return Topologies.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void givesTheSameFingerprintOnOneTwoAndFourJvms(String name) throws Exception {
        var topology = Topologies.named(name);
        if (topology.gpus().length == 0) {
            var refused = assertThrows(ScenarioProblem.class, () -> Measuring.check(trial(name, 0, 0), topology));
            assertEquals("topology", refused.field());
            return;
        }
        var trial = trial(name, ranks(name, topology), topology.gpus().length);
        var one = measure(0, trial, topology);

        assertEquals(
                trial.ranks() > 1, one.sizes().getLast().messages() > 0, "messages of " + trial.ranks() + " ranks");

        assertEquals(one, measure(1, trial, topology), name + " on two JVMs");
        assertEquals(one, measure(2, trial, topology), name + " on four JVMs");
    }

    private TrialOutcome measure(int which, CollectiveTrial trial, Topology topology) throws Exception {
        var source = new TopologySource.Named(trial.topology());
        return new Measuring(hosts.get(which), trial, source, topology).all(_ -> {}, _ -> {});
    }

    /** All GPUs, or those of one NVLink domain where a collective reaches no further. */
    private static int ranks(String name, Topology topology) {
        var all = topology.gpus().length;
        try {
            Measuring.check(trial(name, all, all), topology);
            return all;
        } catch (ScenarioProblem problem) {
            assertEquals("ranks", problem.field(), problem.getMessage());
            return topology.domain(0).length;
        }
    }

    /** Many GPUs pass on to their neighbour only, which takes as many messages as there are GPUs. */
    private static CollectiveTrial trial(String name, int ranks, int gpus) {
        return new CollectiveTrial(
                name,
                ranks,
                gpus <= LARGEST_TO_ADD_OVER ? Operation.ALL_REDUCE : Operation.SEND_RECEIVE,
                ElementType.FLOAT,
                List.of(4096L, 100_000L),
                Algorithm.AUTO,
                Protocol.AUTO,
                0,
                0,
                Launch.STREAM,
                false,
                List.of(),
                7);
    }
}
