package orrery.deploy.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import orrery.deploy.live.FaultList;
import orrery.deploy.live.Pacer;
import orrery.fabric.fault.FaultSchedule;

/** A run that is exactly the one that nobody looks at: it can be halted and slowed, which changes nothing, and has the faults that its scenario gives it. */
final class OnlyLooked implements Hands {
    private static final Reply.Whole NOT_OPEN = Reply.refusal(
            409,
            "the run is only looked at, so that it stays what it is alone",
            "orrery run --watch takes faults, too");

    private final FaultSchedule schedule;
    private final Paces paces;
    private final Changes changes;
    private final RunView view;

    OnlyLooked(FaultSchedule schedule, Pacer pacer, long pacePs, RunView view) {
        this.schedule = schedule;
        this.paces = new Paces(pacer, pacePs, view);
        this.changes = new Changes(view);
        this.view = view;
    }

    @Override
    public ObjectNode faults() {
        return FaultList.json(schedule, view.nowPs());
    }

    @Override
    public Reply.Whole inject(Call call) {
        return NOT_OPEN;
    }

    @Override
    public Reply.Whole heal(Call call) {
        return NOT_OPEN;
    }

    @Override
    public Reply.Whole pace(Call call) throws InterruptedException {
        return changes.limited(() -> paces.repaced(call));
    }
}
