package orrery.deploy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import orrery.deploy.live.FaultList;
import orrery.fabric.actor.Conductor;
import orrery.fabric.fault.Amendment;
import orrery.fabric.fault.FaultSchedule;
import orrery.fabric.topology.Topology;
import orrery.node.job.Job;
import orrery.node.outcome.Progress;
import orrery.node.watching.Glimpse;
import orrery.node.watching.Onlooker;
import orrery.node.watching.Petitions;
import orrery.node.watching.PlaceGlance;
import orrery.node.watching.Standings;
import orrery.protocol.units.SimTime;

/**
 * A run as a member knows it that has a place in it: all of it for as long as the console tells, else what its own devices do. What
 * people ask for is asked of the console.
 *
 * <pre>
 *   alone ──standings──▶ whole ──nothing was told for a while──▶ alone
 * </pre>
 */
final class OnePlace implements Onlooker, Hands {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int ANSWER_SECONDS = 70; // longer than a console waits for its run
    private static final Reply.Whole NOT_HERE = Reply.refusal(
            409,
            "nobody changes this run from here",
            "orrery run --watch for its console, and orrery node --watch here");
    private static final Reply.Whole SILENT =
            Reply.refusal(504, "the console did not answer", "look whether it is still there");

    private final Job.Run job;
    private final RunView view;
    private final Scope alone;
    private final boolean mayAsk;
    private final Changes changes;
    private volatile FaultSchedule schedule;
    private volatile Petitions petitions = _ -> new CompletableFuture<>();
    private volatile long nowPs;
    private volatile long pacePs; // when it is not paused
    private volatile long toldNanos;
    private volatile boolean isTold;

    /**
     * @param alone what is known where the console does not tell
     * @param mayAsk whether people here may ask it for anything
     */
    OnePlace(Job.Run job, Topology topology, RunView view, Scope alone, boolean mayAsk) {
        this.job = job;
        this.view = view;
        this.alone = alone;
        this.mayAsk = mayAsk;
        this.changes = new Changes(view);
        this.pacePs = job.pacePs();
        this.schedule = job.scenario().faults().on(topology, job.scenario().seed());
    }

    @Override
    public void seen(int place, Glimpse glimpse) {
        view.seen(place, glimpse);
    }

    /** Its own, which is part of what the console tells. */
    @Override
    public void places(List<PlaceGlance> own) {
        if (isTold && System.nanoTime() - toldNanos < PATIENCE_NANOS) {
            return;
        }
        isTold = false;
        view.scope(alone);
        var place = own.getFirst();
        show(place.reachedPs(), place.events(), view.generated(), own);
    }

    @Override
    public void standings(Standings all) {
        toldNanos = System.nanoTime();
        isTold = true;
        var permits = all.permits();
        view.scope(new Scope(
                mayAsk && permits.paced() ? "" : "only looked at from here",
                mayAsk && permits.paced(),
                mayAsk && permits.open()));
        show(all.reachedPs(), all.events(), all.achieved(), all.places());
    }

    private void show(long reachedPs, long events, long achieved, List<PlaceGlance> places) {
        nowPs = reachedPs;
        view.places(places);
        view.reached(new Progress(new SimTime(reachedPs), events, achieved, job.asked(), job.unit()));
    }

    @Override
    public void petitions(Petitions console) {
        petitions = console;
    }

    @Override
    public void amended(Amendment.Dated amendment) {
        schedule = amendment.to(schedule);
    }

    @Override
    public void paced(long ps) {
        var isPaused = ps == Conductor.PAUSED_PS;
        pacePs = isPaused ? pacePs : ps;
        view.paced(pacePs, isPaused);
    }

    @Override
    public void ended() {
        view.over("its console says how, or is gone", false);
    }

    @Override
    public ObjectNode faults() {
        return FaultList.json(schedule, nowPs);
    }

    @Override
    public Reply.Whole inject(Call call) throws InterruptedException {
        return view.scope().isOpen() ? asked(call) : NOT_HERE;
    }

    @Override
    public Reply.Whole heal(Call call) throws InterruptedException {
        return view.scope().isOpen() ? asked(call) : NOT_HERE;
    }

    @Override
    public Reply.Whole pace(Call call) throws InterruptedException {
        return view.scope().isPaced() ? asked(call) : NOT_HERE;
    }

    private Reply.Whole asked(Call call) throws InterruptedException {
        return changes.limited(() -> answered(petitions.ask(Petition.of(call))));
    }

    private static Reply.Whole answered(CompletableFuture<String> answer) throws InterruptedException {
        try {
            return Petition.reply(answer.get(ANSWER_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException | ExecutionException | JsonProcessingException gone) {
            return SILENT;
        }
    }
}
