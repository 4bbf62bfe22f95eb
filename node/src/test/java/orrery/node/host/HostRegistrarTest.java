package orrery.node.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Registration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.ethernet.EthernetOptions.Paths;
import orrery.fabric.ethernet.EthernetOptions.Recovery;
import orrery.fabric.fault.Amendment;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.link.Held;
import orrery.fabric.time.Note;
import orrery.fabric.topology.Blueprint;
import orrery.fabric.topology.RouteLine;
import orrery.fabric.topology.TopologySource;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.emulation.Findings;
import orrery.node.emulation.SequenceCheck;
import orrery.node.job.Job;
import orrery.node.job.JobFindings;
import orrery.node.membership.Systems;
import orrery.node.outcome.Foreseen;
import orrery.node.outcome.RequestOutcome;
import orrery.node.outcome.Verification;
import orrery.node.recovery.Stamp;
import orrery.node.recovery.StateFile;
import orrery.node.replay.Replay;
import orrery.node.replay.ReplayFindings;
import orrery.node.scenario.Load;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;
import orrery.node.trace.CollectiveKind;
import orrery.node.trace.RankTrace;
import orrery.node.trace.TraceNode;
import orrery.node.trace.Traces;
import orrery.node.trace.Work;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.NetworkOptions;
import orrery.node.trial.TrialFindings;
import orrery.node.watching.Glimpse;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;
import orrery.protocol.units.SimTime;
import orrery.protocol.wire.KryoSerializer;
import orrery.protocol.wire.WireProblem;

@SuppressWarnings({"rawtypes", "unchecked"}) // one actor stands for all kinds
class HostRegistrarTest {
    private static final ActorSystem<Void> SYSTEM = Systems.local(Behaviors.empty(), 1);
    private static final ActorRef SOMEBODY = SYSTEM.systemActorOf(Behaviors.ignore(), "somebody", Props.empty());
    private static final KryoSerializer KRYO = new KryoSerializer((ExtendedActorSystem) Adapter.toClassic(SYSTEM));

    @AfterAll
    static void end() {
        Systems.end(SYSTEM);
    }

    static Stream<Object> everythingThatTravels() {
        return Stream.of(
                new HostMessage.Begin(1, List.of(SOMEBODY, SOMEBODY), 5),
                new HostMessage.Amend(1, 2, new Amendment.Heal(3)),
                new HostMessage.Amend(
                        1,
                        2,
                        new Amendment.Inject(new ScheduledFault(
                                ScheduledFault.Timing.at(1, 2), FaultAction.SDC, "gpu[1]", Effect.USUAL, 4))),
                new HostMessage.Amended(1, 2, 3, 4, "a"),
                new HostMessage.Assign(1, 2, 3, 4, "a", 5, "b", true, "c", true, SOMEBODY),
                new HostMessage.Write(1, 2, "a", new Stamp("a", "b", 1L << 40, 3)),
                new HostMessage.Written(1, 2, 3, 1L << 50, 5, 6, new StateFile.Written("a", 1L << 40, "b", 3)),
                new HostMessage.NotWritten(1, 2, 3, "a"),
                new HostMessage.Repace(1, 2, 3, 4),
                new HostMessage.Repaced(1, 2, 3, 1L << 40),
                new HostMessage.Seen(
                        1,
                        2,
                        new Glimpse(
                                3,
                                List.of(new Glimpse.Heard(1, 2, 3, "a", 4, 5, 6, true)),
                                List.of(new Glimpse.Stirred(1, 1L << 40, 3, 4)),
                                List.of(new Glimpse.Carried(1, 2, 3, 1L << 40)))),
                new HostMessage.Release(1),
                new HostMessage.Fetch(1, 2, 3),
                new HostMessage.Ready(1, 2, 3, 4, SOMEBODY),
                new HostMessage.Going(1, 2, 3, 4, 5),
                new HostMessage.Found(1, 2, 3, 4, 5, 6, 7),
                failed(new HostFailure.Busy("a")),
                failed(new HostFailure.NotRecorded("a")),
                failed(new HostFailure.ScenarioRefused("a", "b", "c", "")),
                failed(new HostFailure.ModelRefused("a")),
                failed(new HostFailure.OutOfMemory(null)),
                failed(new HostFailure.DeviceBroke("gpu0", 1, "b", "c")),
                failed(new HostFailure.Stalled(1, List.of("a", "b"))),
                failed(new HostFailure.Defect("a", "b", "c")),
                failed(new HostFailure.TopologyRefused("a")),
                failed(new HostFailure.CheckpointRefused("a")),
                new Job.Run(
                        scenario(new ModelSource.Embedded("tiny"), new Sampling.Greedy()),
                        new TopologySource.Named("torus:endpoints=64")),
                new Job.Run(
                        scenario(new ModelSource.Folder("/models/x"), new Sampling.Temperature(0.7)),
                        new TopologySource.Drawn(blueprint())),
                new Job.Trial(trial(), new TopologySource.Named("hgx-h100")),
                new Job.Replayed(replay(), new TopologySource.Named("hgx-h100")),
                new JobFindings.OfReplay(new ReplayFindings(
                        List.of(new ReplayFindings.DeviceFinding(1, -2, 3)),
                        List.of(new ReplayFindings.RankFinding(1, 2, 3, 4, 5, 6, 7, 1L << 50)),
                        List.of(new Findings.MediumFinding("nvlink4", 1, 2, 3)),
                        List.of(new Held(1, 2, 3, 1L << 50, Held.Reason.GIVEN_UP)))),
                new JobFindings.OfRun(findings()),
                new JobFindings.OfTrial(new TrialFindings(
                        List.of(new TrialFindings.DeviceFinding(1, -2, 3)),
                        List.of(new TrialFindings.SizeFinding(8, 1L << 50, -1, 9)),
                        List.of(new Held(1, 2, 3, 1L << 50, Held.Reason.GIVEN_UP)))));
    }

    private static HostMessage failed(HostFailure failure) {
        return new HostMessage.Failed(1, 2, failure);
    }

    /** With every kind of work. */
    private static Replay replay() {
        var works = List.of(
                new Work.Metadata(),
                new Work.Compute(1, 2, 3, true),
                new Work.Memory(true, 4, 5),
                new Work.Collective(CollectiveKind.BARRIER, 6, "tp"),
                new Work.Send(7, 8, 1L << 40),
                new Work.Receive(9, 10, 11));
        var nodes = works.stream()
                .map(work -> new TraceNode(-1, "node", work, List.of(1L << 60, 2L)))
                .toList();
        return new Replay(
                new Traces(
                        List.of(new RankTrace("a.0.et", "0.0.4", nodes)),
                        List.of(new Traces.Group("tp", List.of(0, 1)))),
                CollectiveTrial.Launch.STREAM);
    }

    private static Blueprint blueprint() {
        return new Blueprint(
                "mine",
                List.of(new Blueprint.DeviceLine("gpu0", "h100-sxm", 3, "a.yaml:1")),
                List.of(new Blueprint.WireLine("gpu0", "chip0", "light", 2, 1, "a.yaml:2")),
                List.of(new Blueprint.SwitchLine("chip", DeviceKind.NVSWITCH, 4, new SimDuration(9), true, "a.yaml:3")),
                List.of(new Blueprint.MediumLine(
                        "light",
                        Medium.Kind.ETHERNET,
                        new Bandwidth(5),
                        new SimDuration(7),
                        new ByteCount(128),
                        new ByteCount(16),
                        true,
                        "a.yaml:4")),
                List.of(new RouteLine("chip0", "gpu0", "gpu0", "a.yaml:5")));
    }

    private static CollectiveTrial trial() {
        return new CollectiveTrial(
                "hgx-h100",
                8,
                Operation.ALL_TO_ALL_V,
                ElementType.FLOAT8,
                List.of(0L, 1L << 50),
                Algorithm.TWO_LEVEL,
                Protocol.LL128,
                3,
                4,
                CollectiveTrial.Launch.GRAPH,
                true,
                List.of("nvswitch0"),
                new NetworkOptions(Paths.LEAST_QUEUED, false, true, Recovery.SELECTIVE, 1, 2, 0.3, 0.4),
                -1);
    }

    private static Scenario scenario(ModelSource model, Sampling sampling) {
        var load = new Load(List.of(new Load.Ask("Ünd?", "Ja"), new Load.Ask("", "")), 3, 4, SimDuration.micros(5));
        return new Scenario("s", "t", model, new Plan(2, 3, Plan.AllReduce.RING), load, sampling, -9);
    }

    /** With every kind of list that a collector may have used, and with everything null that may be. */
    private static Findings findings() {
        var request = new RequestOutcome(
                0,
                1,
                "a",
                2,
                new ArrayList<>(List.of(5, 6)),
                "b",
                RequestOutcome.Ended.STOP,
                SimTime.ZERO,
                Collections.unmodifiableList(new ArrayList<>(List.of(new SimTime(3), new SimTime(4)))),
                RequestOutcome.Answer.WRONG);
        var tie = new Verification.NearTie(0, 1, 2, 3, 1e-7, true);
        var difference = new Verification.Difference(0, 1, 2, 3, 0.5);
        return new Findings(
                Arrays.asList(new Findings.DeviceFinding(1, -2, 3, 4, new Findings.Work(5, 6, 7, List.of()))),
                Stream.of(new Findings.MediumFinding("nvlink4", 1, 2, 3)).toList(),
                new Findings.PortFinding(1, 2, 3),
                List.of(request),
                Arrays.asList(
                        new SequenceCheck(0, false, 1, 2, 3, Collections.singletonList(tie), difference),
                        new SequenceCheck(1, true, 1, 2, 3, Collections.emptyList(), null)),
                List.of(new Note(1, 2, 3, "began")),
                new Foreseen(1, 2, 3, 4),
                Arrays.asList(new Held(1, 2, 3, 4, Held.Reason.STOPPED)),
                Stream.of(new Findings.Underway(1, "Dispatch[block=3]")).toList());
    }

    @ParameterizedTest
    @MethodSource("everythingThatTravels")
    void arrivesAsItWasSent(Object message) {
        assertEquals(message, KRYO.fromBinary(KRYO.toBinary(message), KRYO.manifest(message)));
    }

    @Test
    void noNumberIsGivenTwice() {
        var kryo = new Kryo() {
            private final Set<Integer> numbers = new HashSet<>();

            @Override
            public Registration register(Registration registration) {
                assertTrue(numbers == null || numbers.add(registration.getId()), registration.toString());
                return super.register(registration);
            }
        };
        new HostRegistrar().register(kryo);
    }

    @Test
    void aClassThatNobodyRegisteredDoesNotTravel() {
        assertThrows(IllegalArgumentException.class, () -> KRYO.toBinary(new StringBuilder("exec")));
    }

    @Test
    void aTruncatedMessageIsRefused() {
        var bytes = KRYO.toBinary(new JobFindings.OfRun(findings()));

        for (var length = 0; length < bytes.length; length++) {
            var truncated = Arrays.copyOf(bytes, length);
            assertThrows(WireProblem.class, () -> KRYO.fromBinary(truncated, "kryo/1"), "of " + length + " bytes");
        }
    }
}
