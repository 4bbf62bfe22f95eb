package orrery.node.host;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import orrery.fabric.actor.Conductor;
import orrery.fabric.actor.Status;
import orrery.node.host.HostMessage.Assign;
import orrery.node.host.HostMessage.Repace;
import orrery.node.host.HostMessage.Repaced;

/** Changes of pace on one place: those it is asked for it has announced, those that are heard at a border it makes. */
final class Pacing {
    private final ActorSystem<?> system;
    private final Assign assign;
    private long announced; // numbers up to this
    private Repaced last;

    Pacing(ActorSystem<?> system, Assign assign) {
        this.system = system;
        this.assign = assign;
    }

    /** Has all places hear of it; repeats of what was announced before are answered, where there is an answer. */
    void ask(Repace repace, ActorRef<Conductor.Command> conductor) {
        if (repace.number() > announced) {
            announced = repace.number();
            conductor.tell(new Conductor.Announce(repace.bytes(system)));
        } else if (last != null && last.number() == repace.number()) {
            assign.console().tell(last);
        }
    }

    /** Makes what was heard, and says so; the Conductor goes on afterwards. */
    void at(Repace repace, Status.Border border, ActorRef<Conductor.Command> conductor) {
        var fromPs = later(border.soonestPs(), repace.stepPs());
        conductor.tell(new Conductor.Repace(repace.pacePs(), fromPs));
        last = new Repaced(repace.run(), assign.jvm(), repace.number(), fromPs);
        assign.console().tell(last);
    }

    private static long later(long atPs, long spanPs) {
        return atPs > Long.MAX_VALUE - spanPs ? Long.MAX_VALUE : atPs + spanPs;
    }
}
