package orrery.node.emulation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.FaultSchedule;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.fault.ScheduledFault.Timing;
import orrery.fabric.fault.Strikes;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.Note;
import orrery.fabric.time.ShellLoop;
import orrery.fabric.topology.Topologies;
import orrery.node.outcome.Effort;
import orrery.node.outcome.Incident;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Faults;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Response;
import orrery.node.scenario.Response.Nvlink;
import orrery.node.scenario.Response.Recovery;
import orrery.node.scenario.Response.Reduction;
import orrery.node.scenario.Response.Times;
import orrery.node.scenario.Scenario;
import orrery.protocol.units.SimDuration;

/** Small runs in which something goes wrong, with answers that take microseconds. */
record FaultyRun(Outcome outcome, List<Note> notes) {
    static final long MICRO = 1_000_000L;
    static final int PROMPTS = 4;
    static final int TOKENS = 6;

    /** Two copies of two GPUs each, on a machine of eight. */
    static Scenario healthy() {
        return Runs.of("hgx-h100", new Plan(2, 2, AllReduce.AUTO), PROMPTS, TOKENS);
    }

    static Response response(Recovery recovery) {
        return new Response(Nvlink.FATAL, Reduction.ABORT, recovery, times(), 2, false);
    }

    static Times times() {
        return new Times(us(20), us(3000), us(100), us(50), us(200), us(80), us(150));
    }

    private static SimDuration us(long micros) {
        return new SimDuration(micros * MICRO);
    }

    static ScheduledFault once(FaultAction action, String select, long atPs) {
        return new ScheduledFault(Timing.at(atPs), action, select, Effect.USUAL, 7);
    }

    static ScheduledFault once(FaultAction action, String select, long atPs, long forPs, Effect effect) {
        return new ScheduledFault(Timing.at(atPs, forPs), action, select, effect, 7);
    }

    static FaultyRun of(Response response, ScheduledFault... faults) {
        return of(healthy(), response, faults);
    }

    static FaultyRun of(Scenario scenario, Response response, ScheduledFault... faults) {
        return of(scenario.with(new Faults(List.of(faults), response)));
    }

    /** @throws orrery.fabric.fault.FaultProblem where its faults cannot be */
    static void check(Scenario scenario) {
        FaultSchedule.of(scenario.faults().schedule(), Topologies.named(scenario.topology()), scenario.seed());
    }

    static FaultyRun of(Scenario scenario) {
        return of(scenario, 1);
    }

    /** As if its devices were on so many JVMs: those of different ones share nothing. */
    static FaultyRun of(Scenario scenario, int jvms) {
        var topology = Topologies.named(scenario.topology());
        var placement = Placement.of(topology, jvms);
        var shares = IntStream.range(0, jvms)
                .mapToObj(jvm -> Emulation.prepare(scenario, topology, placement, jvm))
                .toList();
        var shells = shares.stream()
                .flatMap(share -> share.shells().stream())
                .sorted(Comparator.comparingInt(shell -> shell.device().number()))
                .toList();
        var strikes = new Strikes(shares.getFirst().schedule().strikes());
        var lookaheadPs = Placement.of(topology, 1).localLookaheadPs(0);
        ShellLoop.drive(shells, lookaheadPs, strikes, _ -> {});
        var merging = new Merging(
                scenario, topology, shares.stream().map(Emulation::findings).toList());
        return new FaultyRun(merging.outcome(new Effort(0, 0, 0, 1, 1)), merging.notes());
    }

    List<List<Integer>> tokens() {
        return outcome.requests().stream().map(request -> request.tokens()).toList();
    }

    Incident incident() {
        return outcome.incidents().getFirst();
    }

    /** How many lines of the transcript say something. */
    long said(String what) {
        return notes.stream().filter(note -> note.happened().contains(what)).count();
    }

    String transcript() {
        return String.join("\n", notes.stream().map(Note::toString).toList());
    }
}
