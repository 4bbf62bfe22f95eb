package orrery.node.host;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import orrery.fabric.actor.Conductor;
import orrery.fabric.actor.Status;
import orrery.fabric.fault.Amendment.Dated;
import orrery.fabric.fault.FaultProblem;
import orrery.node.host.HostMessage.Amend;
import orrery.node.host.HostMessage.Amended;

/**
 * Amendments of faults on one place: those it is asked for it has announced, those that are heard at a border it makes.
 */
final class Amending {
    private final ActorSystem<?> system;
    private final Cast cast;
    private long announced; // numbers up to this
    private long soonestPs; // later than every checkpoint, no earlier than what was amended before
    private Amended last;

    Amending(ActorSystem<?> system, Cast cast) {
        this.system = system;
        this.cast = cast;
        this.soonestPs = cast.amendedPs();
        if (cast.beginPs() > 0) {
            keptAt(cast.beginPs());
        }
    }

    /** Whoever goes on from a checkpoint at a border takes what strikes at that border for done. */
    void keptAt(long borderPs) {
        soonestPs = Math.max(soonestPs, borderPs + 1);
    }

    /** Has all places hear of it; repeats of what was announced before are answered, where there is an answer. */
    void ask(Amend amend, ActorRef<Conductor.Command> conductor) {
        if (amend.number() > announced) {
            announced = amend.number();
            conductor.tell(new Conductor.Announce(amend.bytes(system)));
        } else if (last != null && last.number() == amend.number()) {
            cast.assign().console().tell(last);
        }
    }

    /** Makes what was heard, and says so. */
    void at(Amend amend, Status.Border border) {
        var dated = new Dated(Math.max(soonestPs, border.soonestPs()), amend.amendment());
        var problem = problem(dated);
        last = new Amended(amend.run(), cast.assign().jvm(), amend.number(), dated.atPs(), problem);
        cast.assign().console().tell(last);
        if (problem.isEmpty()) {
            cast.hosted().onlooker().ifPresent(one -> one.amended(dated));
        }
    }

    private String problem(Dated amendment) {
        if (amendment.atPs() == Long.MAX_VALUE || cast.faults().isEmpty()) {
            return "nothing is left to do in this run";
        }
        try {
            cast.faults().get().amend(amendment);
            return "";
        } catch (FaultProblem impossible) {
            return impossible.getMessage();
        }
    }
}
