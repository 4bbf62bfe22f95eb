package orrery.deploy.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orrery.deploy.live.FaultList;
import orrery.fabric.actor.Conductor;
import orrery.fabric.fault.Amendment;
import orrery.fabric.fault.FaultSchedule;
import orrery.fabric.topology.Topology;
import orrery.node.job.Job;
import orrery.node.outcome.Progress;
import orrery.node.watching.Glimpse;
import orrery.node.watching.Onlooker;
import orrery.node.watching.PlaceGlance;
import orrery.protocol.units.SimTime;

/** One place of a run, as the member that has it knows it: what its own devices do. Faults and pace are its console's. */
final class OnePlace implements Onlooker, Hands {
    private static final Reply.Whole NOT_HERE = Reply.refusal(
            409, "a member of a cluster only looks on", "faults and pace are those of the console: orrery run --watch");

    private final Job.Run job;
    private final RunView view;
    private volatile FaultSchedule schedule;
    private volatile long nowPs;

    OnePlace(Job.Run job, Topology topology, RunView view) {
        this.job = job;
        this.view = view;
        this.schedule = job.scenario().faults().on(topology, job.scenario().seed());
    }

    @Override
    public void seen(int place, Glimpse glimpse) {
        view.seen(place, glimpse);
    }

    @Override
    public void places(List<PlaceGlance> places) {
        var now = new SimTime(places.getFirst().reachedPs());
        nowPs = now.picos();
        view.places(places);
        view.reached(new Progress(now, places.getFirst().events(), view.generated(), job.asked(), job.unit()));
    }

    @Override
    public void amended(Amendment.Dated amendment) {
        schedule = amendment.to(schedule);
    }

    @Override
    public void paced(long pacePs) {
        view.paced(pacePs, pacePs == Conductor.PAUSED_PS);
    }

    @Override
    public void ended() {
        view.over("its console says how", false);
    }

    @Override
    public ObjectNode faults() {
        return FaultList.json(schedule, nowPs);
    }

    @Override
    public Reply.Whole inject(Call call) {
        return NOT_HERE;
    }

    @Override
    public Reply.Whole heal(String fault) {
        return NOT_HERE;
    }

    @Override
    public Reply.Whole pace(Call call) {
        return NOT_HERE;
    }
}
