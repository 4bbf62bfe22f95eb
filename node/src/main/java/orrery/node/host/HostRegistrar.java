package orrery.node.host;

import com.esotericsoftware.kryo.Kryo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.ethernet.EthernetOptions;
import orrery.fabric.fault.Amendment;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.link.Held;
import orrery.fabric.optics.Redundancy;
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
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.job.Job;
import orrery.node.job.JobFindings;
import orrery.node.numerics.NumericsKind;
import orrery.node.orchestration.Outage;
import orrery.node.outcome.Foreseen;
import orrery.node.outcome.Incident;
import orrery.node.outcome.RequestOutcome;
import orrery.node.outcome.Verification;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment;
import orrery.node.recovery.Stamp;
import orrery.node.recovery.StateFile;
import orrery.node.replay.Replay;
import orrery.node.replay.ReplayFindings;
import orrery.node.scenario.Faults;
import orrery.node.scenario.Load;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Response;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.Sizing;
import orrery.node.serving.Loss;
import orrery.node.trace.CollectiveKind;
import orrery.node.trace.RankTrace;
import orrery.node.trace.TraceNode;
import orrery.node.trace.Traces;
import orrery.node.trace.Work;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.NetworkOptions;
import orrery.node.trial.TrialFindings;
import orrery.node.watching.Glimpse;
import orrery.node.watching.PlaceGlance;
import orrery.node.watching.Standings;
import orrery.protocol.payload.Trouble;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;
import orrery.protocol.units.SimTime;
import orrery.protocol.wire.KryoRegistrar;

/** Everything of this module that travels as Kryo. A number belongs to its class for ever; new classes get new ones. */
public final class HostRegistrar implements KryoRegistrar {
    @Override
    public void register(Kryo kryo) {
        registerLists(kryo);
        registerMessages(kryo);
        registerScenario(kryo);
        registerFindings(kryo);
        registerJobs(kryo);
        registerReplays(kryo);
        registerFaults(kryo);
    }

    /** Lists arrive as immutable ones, whichever kind was sent. */
    private static void registerLists(Kryo kryo) {
        kryo.register(byte[].class, 200);
        kryo.register(ArrayList.class, new ListSerializer(), 201);
        kryo.register(Arrays.asList().getClass(), new ListSerializer(), 202);
        kryo.register(Collections.emptyList().getClass(), new ListSerializer(), 203);
        kryo.register(Collections.singletonList(0).getClass(), new ListSerializer(), 204);
        kryo.register(Collections.unmodifiableList(new ArrayList<>()).getClass(), new ListSerializer(), 205);
        kryo.register(List.class, new ListSerializer(), 206);
    }

    private static void registerMessages(Kryo kryo) {
        kryo.register(HostMessage.Assign.class, 220);
        kryo.register(HostMessage.Begin.class, 221);
        kryo.register(HostMessage.Release.class, 222);
        kryo.register(HostMessage.Fetch.class, 223);
        kryo.register(HostMessage.Slice.class, 224);
        kryo.register(HostMessage.Ready.class, 225);
        kryo.register(HostMessage.Going.class, 226);
        kryo.register(HostMessage.Found.class, 227);
        kryo.register(HostMessage.Failed.class, 228);
        kryo.register(HostFailure.Busy.class, 240);
        kryo.register(HostFailure.ScenarioRefused.class, 241);
        kryo.register(HostFailure.ModelRefused.class, 242);
        kryo.register(HostFailure.OutOfMemory.class, 243);
        kryo.register(HostFailure.DeviceBroke.class, 244);
        kryo.register(HostFailure.Stalled.class, 245);
        kryo.register(HostFailure.Defect.class, 246);
        kryo.register(HostFailure.TopologyRefused.class, 247);
        kryo.register(HostFailure.CheckpointRefused.class, 248);
        kryo.register(HostFailure.NotRecorded.class, 249);
        kryo.register(HostMessage.Write.class, 229);
        kryo.register(HostMessage.Written.class, 230);
        kryo.register(HostMessage.NotWritten.class, 231);
        kryo.register(Stamp.class, 232);
        kryo.register(StateFile.Written.class, 233);
        kryo.register(HostMessage.Repace.class, 234);
        kryo.register(HostMessage.Repaced.class, 235);
        kryo.register(HostMessage.Seen.class, 236);
        kryo.register(Glimpse.class, 237);
        kryo.register(Glimpse.Heard.class, 238);
        kryo.register(Glimpse.Stirred.class, 239);
        kryo.register(Glimpse.Carried.class, 250);
        kryo.register(HostMessage.Look.class, 251);
        kryo.register(HostMessage.Shown.class, 252);
        kryo.register(HostMessage.Overview.class, 253);
        kryo.register(HostMessage.Petition.class, 254);
        kryo.register(HostMessage.Granted.class, 255);
        kryo.register(Standings.class, 256);
        kryo.register(Standings.Permits.class, 257);
        kryo.register(PlaceGlance.class, 258);
    }

    private static void registerScenario(Kryo kryo) {
        kryo.register(Scenario.class, 260);
        kryo.register(ModelSource.Embedded.class, 261);
        kryo.register(ModelSource.Folder.class, 262);
        kryo.register(Plan.class, 263);
        kryo.register(Plan.AllReduce.class, 264);
        kryo.register(Load.class, 265);
        kryo.register(Load.Ask.class, 266);
        kryo.register(Sampling.Greedy.class, 267);
        kryo.register(Sampling.Temperature.class, 268);
        kryo.register(SimDuration.class, 269);
        kryo.register(SimTime.class, 270);
        kryo.register(ModelSource.Gguf.class, 271);
        kryo.register(ModelSource.Seeded.class, 272);
        kryo.register(Plan.Speculation.class, 273);
        kryo.register(Deployment.class, 274);
        kryo.register(Deployment.Pool.class, 275);
        kryo.register(Deployment.Duty.class, 276);
        kryo.register(Cut.class, 277);
        kryo.register(Cut.Attention.class, 278);
        kryo.register(Cut.FeedForward.class, 279);
        kryo.register(Cut.Exchange.class, 430);
        kryo.register(NumericsKind.class, 431);
        kryo.register(Sizing.class, 490);
        kryo.register(Sizing.Routing.class, 491);
        kryo.register(Formats.class, 432);
        kryo.register(NumberFormat.class, 433);
        kryo.register(Verification.ExpertTie.class, 434);
    }

    private static void registerFaults(Kryo kryo) {
        kryo.register(Faults.class, 440);
        kryo.register(ScheduledFault.class, 441);
        kryo.register(ScheduledFault.Timing.class, 442);
        kryo.register(FaultAction.class, 443);
        kryo.register(Effect.class, 444);
        kryo.register(Effect.Severity.class, 445);
        kryo.register(Response.class, 446);
        kryo.register(Response.Nvlink.class, 447);
        kryo.register(Response.Reduction.class, 448);
        kryo.register(Response.Recovery.class, 449);
        kryo.register(Response.Times.class, 450);
        kryo.register(Redundancy.class, 500);
        kryo.register(Incident.class, 451);
        kryo.register(Amendment.Inject.class, 460);
        kryo.register(Amendment.Heal.class, 461);
        kryo.register(Amendment.Dated.class, 462);
        kryo.register(HostMessage.Amend.class, 463);
        kryo.register(HostMessage.Amended.class, 464);
    }

    private static void registerFindings(Kryo kryo) {
        kryo.register(Findings.class, 280);
        kryo.register(Foreseen.class, 492);
        kryo.register(Findings.DeviceFinding.class, 281);
        kryo.register(Findings.Work.class, 291);
        kryo.register(Findings.MediumFinding.class, 282);
        kryo.register(Findings.PortFinding.class, 283);
        kryo.register(Findings.Underway.class, 292);
        kryo.register(RequestOutcome.class, 284);
        kryo.register(RequestOutcome.Ended.class, 285);
        kryo.register(RequestOutcome.Answer.class, 286);
        kryo.register(SequenceCheck.class, 287);
        kryo.register(Verification.NearTie.class, 288);
        kryo.register(Verification.Difference.class, 289);
        kryo.register(Note.class, 290);
        kryo.register(Findings.Answered.class, 480);
        kryo.register(Outage.class, 481);
        kryo.register(Trouble.class, 482);
        kryo.register(Trouble.Kind.class, 483);
        kryo.register(Loss.class, 484);
    }

    private static void registerJobs(Kryo kryo) {
        kryo.register(Job.Run.class, 300);
        kryo.register(Job.Trial.class, 301);
        kryo.register(JobFindings.OfRun.class, 302);
        kryo.register(JobFindings.OfTrial.class, 303);
        kryo.register(TopologySource.Named.class, 320);
        kryo.register(TopologySource.Drawn.class, 321);
        kryo.register(Blueprint.class, 322);
        kryo.register(Blueprint.DeviceLine.class, 323);
        kryo.register(Blueprint.WireLine.class, 324);
        kryo.register(Blueprint.SwitchLine.class, 325);
        kryo.register(Blueprint.MediumLine.class, 326);
        kryo.register(DeviceKind.class, 327);
        kryo.register(Medium.Kind.class, 328);
        kryo.register(Bandwidth.class, 329);
        kryo.register(ByteCount.class, 330);
        kryo.register(RouteLine.class, 331);
        kryo.register(CollectiveTrial.class, 310);
        kryo.register(CollectiveTrial.Launch.class, 311);
        kryo.register(Operation.class, 312);
        kryo.register(ElementType.class, 313);
        kryo.register(Algorithm.class, 314);
        kryo.register(Protocol.class, 315);
        kryo.register(TrialFindings.class, 316);
        kryo.register(TrialFindings.DeviceFinding.class, 317);
        kryo.register(TrialFindings.SizeFinding.class, 318);
        kryo.register(NetworkOptions.class, 340);
        kryo.register(EthernetOptions.Paths.class, 341);
        kryo.register(EthernetOptions.Recovery.class, 342);
        kryo.register(Held.class, 343);
        kryo.register(Held.Reason.class, 344);
    }

    private static void registerReplays(Kryo kryo) {
        kryo.register(Job.Replayed.class, 400);
        kryo.register(JobFindings.OfReplay.class, 401);
        kryo.register(Replay.class, 402);
        kryo.register(Traces.class, 403);
        kryo.register(Traces.Group.class, 404);
        kryo.register(RankTrace.class, 405);
        kryo.register(TraceNode.class, 406);
        kryo.register(Work.Metadata.class, 407);
        kryo.register(Work.Compute.class, 408);
        kryo.register(Work.Memory.class, 409);
        kryo.register(Work.Collective.class, 410);
        kryo.register(Work.Send.class, 411);
        kryo.register(Work.Receive.class, 412);
        kryo.register(CollectiveKind.class, 413);
        kryo.register(ReplayFindings.class, 414);
        kryo.register(ReplayFindings.DeviceFinding.class, 415);
        kryo.register(ReplayFindings.RankFinding.class, 416);
    }
}
