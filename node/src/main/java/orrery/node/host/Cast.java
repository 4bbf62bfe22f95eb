package orrery.node.host;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.fabric.actor.Part;
import orrery.fabric.actor.Status;
import orrery.fabric.actor.Status.Awaited.Devices;
import orrery.fabric.actor.Status.Awaited.Frames;
import orrery.fabric.actor.Status.Awaited.GoOn;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.fault.LiveFaults;
import orrery.fabric.fault.Strikes;
import orrery.fabric.placement.Placement;
import orrery.fabric.topology.Topology;
import orrery.node.host.EmulationMaker.Hosted;
import orrery.node.host.HostMessage.Assign;
import orrery.node.job.Job;
import orrery.node.job.JobFindings;
import orrery.node.recovery.States;
import orrery.node.scenario.ScenarioProblem;

/**
 * The devices of one place in a run, and how they lie in the whole.
 *
 * @param beginPs everything before has happened
 * @param amendedPs when the last amendment of its faults took effect that is known from the beginning; 0 for none
 */
record Cast(
        Assign assign,
        Topology topology,
        Placement placement,
        Hosted hosted,
        Optional<States> states,
        Optional<LiveFaults> faults,
        long beginPs,
        long amendedPs) {
    private static final int MOST_WAITING = 100;
    private static final String PREFIX = "device-";

    /** @throws ScenarioProblem where topology, plan and JVMs do not go together */
    static Cast of(Job job, Assign assign, EmulationMaker maker) {
        var topology = job.topology().draw(Catalogue.load());
        if (assign.jvms() > topology.devices()) {
            throw new ScenarioProblem(
                    "topology",
                    topology.name() + " with " + topology.devices() + " devices for " + assign.jvms() + " JVMs",
                    "one device for each JVM at least",
                    "take fewer JVMs");
        }
        var placement = Placement.of(topology, assign.jvms());
        var hosted = maker.prepare(job, topology, placement, assign.jvm());
        var states = assign.isKept() ? hosted.states().map(Cast::states) : Optional.<States>empty();
        return new Cast(assign, topology, placement, hosted, states, faults(hosted, 0), 0, amendedPs(job)).complete();
    }

    private static long amendedPs(Job job) {
        return job.amendments().isEmpty() ? 0 : job.amendments().getLast().atPs();
    }

    private static Optional<LiveFaults> faults(Hosted hosted, long beginPs) {
        return hosted.schedule().map(schedule -> new LiveFaults(schedule, beginPs));
    }

    /** A run whose devices cannot be saved goes on all the same: every checkpoint says why it is none. */
    private static States states(Supplier<States> maker) {
        try {
            return maker.get();
        } catch (RuntimeException why) {
            return States.impossible(why);
        }
    }

    /** The same, of which everything before a time has happened. */
    Cast from(long timePs) {
        return new Cast(assign, topology, placement, hosted, states, faults(hosted, timePs), timePs, amendedPs);
    }

    private Cast complete() {
        var made = hosted.shells().stream()
                .mapToInt(shell -> shell.device().number())
                .toArray();
        if (!Arrays.equals(made, placement.devices(assign.jvm()))) {
            throw new IllegalStateException("JVM " + assign.jvm() + " was given other devices than were placed on it");
        }
        return this;
    }

    int size() {
        return hosted.shells().size();
    }

    Part part(Duration patience) {
        return new Part(
                assign.run(),
                assign.jvm(),
                assign.jvms(),
                IntStream.range(0, topology.devices()).map(placement::jvm).toArray(),
                hosted.shells(),
                placement.localLookaheadPs(assign.jvm()),
                placement.crossingPs(),
                beginPs,
                faults.map(LiveFaults::strikes).orElseGet(() -> new Strikes(List.of())),
                patience);
    }

    JobFindings findings() {
        return hosted.findings().get();
    }

    /** Everybody by name; of very many, the first. */
    HostFailure stalled(Status.Stalled stalled, List<String> members) {
        var waiting = switch (stalled.awaited()) {
            case Devices(var atWork, var inTurn) ->
                Stream.concat(
                        atWork.stream().map(device -> topology.name(device) + " was called and has not come back"),
                        inTurn.stream().map(device -> topology.name(device) + " waits for its turn"));
            case Frames(var jvms) ->
                jvms.stream().map(jvm -> "place " + assign.jvm() + " waits for frames of " + members.get(jvm));
            case GoOn() -> Stream.of("all devices wait until what was announced, such as a checkpoint, is done");
        };
        return new HostFailure.Stalled(
                stalled.reachedPs(), waiting.limit(MOST_WAITING).toList());
    }

    /** The device by its name in the topology. */
    HostFailure broke(Status.Broken broken) {
        if (broken.cause().getCause() instanceof OutOfMemoryError full) {
            return new HostFailure.OutOfMemory(full.getMessage());
        }
        var device = broken.device().startsWith(PREFIX)
                ? topology.name(Integer.parseInt(broken.device().substring(PREFIX.length())))
                : broken.device();
        return new HostFailure.DeviceBroke(
                device, broken.reachedPs(), String.valueOf(broken.cause()), Trace.of(broken.cause()));
    }
}
