package orrery.node.console;

import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/** All hosts are there, and free for the next job. */
final class Standing extends AbstractBehavior<Console.Command> {
    private final List<Console.Arrived> hosts;

    private Standing(ActorContext<Console.Command> context, List<Console.Arrived> hosts) {
        super(context);
        this.hosts = hosts;
        for (var host : hosts) {
            context.watchWith(host.host(), new Console.Gone(host.member(), "it stopped"));
        }
    }

    /** @param hosts in the order of their places */
    static Behavior<Console.Command> create(List<Console.Arrived> hosts) {
        return Behaviors.setup(context -> new Standing(context, hosts));
    }

    @Override
    public Receive<Console.Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Console.Asked.class, asked -> direct(asked.order()))
                .onMessage(Console.Gone.class, gone -> onLost(gone.member(), gone.how()))
                .onMessage(Console.Lost.class, lost -> onLost(lost.member(), lost.how()))
                .onMessage(Console.Amend.class, Console::onAmend)
                .onMessage(Console.Repace.class, Console::onRepace)
                .onAnyMessage(_ -> this)
                .build();
    }

    private Behavior<Console.Command> direct(Order order) {
        return order.keeping().isPresent()
                ? Regrouping.create(order, hosts)
                : Directing.create(order, Attempt.ONLY, hosts);
    }

    private Behavior<Console.Command> onLost(String member, String how) {
        return hosts.stream().anyMatch(host -> host.member().equals(member))
                ? Console.ended(new Ending.Lost(member, "waiting for the next job", how))
                : this;
    }
}
