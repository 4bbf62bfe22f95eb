package orrery.fabric.ethernet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.fabric.ethernet.EthernetOptions.Endurance;
import orrery.fabric.link.Held;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Outbox;
import orrery.protocol.link.C2cMessage.TransportBroken;
import orrery.protocol.link.EthernetMessage.Acknowledgement;

/** The sending side of one adapter: its flows, whose turn it is at each port, and when to try again. */
final class Outbound {
    private final int number;
    private final Ports ports;
    private final Routes routes;
    private final EthernetOptions options;
    private final Map<Peer, Sender> senders = new HashMap<>();
    private final List<Sender> inOrder = new ArrayList<>();
    private final Map<Peer, Integer> broken = new HashMap<>(); // queue pairs given up, by what was posted
    private final Turns[] turns;

    /** What is posted after a queue pair broke goes by another, on a flow of its own. */
    private static final int FLOWS = 1 << 20;

    /** The adapter at the other end, and one flow to it. */
    private record Peer(int nic, int flow) {}

    Outbound(int number, Ports ports, Routes routes, EthernetOptions options) {
        this.number = number;
        this.ports = ports;
        this.routes = routes;
        this.options = options;
        turns = new Turns[ports.count()];
    }

    void post(long nowPs, int nic, int posted, Message message, Outbox out) {
        var flow = posted + FLOWS * broken.getOrDefault(new Peer(nic, posted), 0);
        var sender = sender(nic, flow);
        sender.post(message);
        join(nowPs, sender, out);
    }

    private Sender sender(int nic, int flow) {
        return senders.computeIfAbsent(new Peer(nic, flow), _ -> {
            var medium = ports.medium(routes.port(number, nic, flow));
            var burstBytes = options.burstPackets() * medium.largestPayload().bytes();
            var sender =
                    new Sender(inOrder.size(), number, nic, flow, burstBytes, options.isLossy(medium.kind()), options);
            inOrder.add(sender);
            return sender;
        });
    }

    private int portOf(Sender sender) {
        return routes.port(number, sender.destination(), sender.flow());
    }

    private void join(long nowPs, Sender sender, Outbox out) {
        if (sender.hasMore() && !sender.gaveUp()) {
            var port = portOf(sender);
            if (turns[port] == null) {
                turns[port] = new Turns();
            }
            turns[port].join(sender);
            serve(nowPs, port, out);
            hang(nowPs, port, sender, out);
        }
    }

    private void hang(long nowPs, int port, Sender sender, Outbox out) {
        if (ports.isDark(port)) {
            sender.hang(nowPs);
            watch(sender, out);
        }
    }

    /** Sends what a port's wire takes now. An alarm sees to the rest, unless the far end has stopped it. */
    void serve(long nowPs, int port, Outbox out) {
        var flows = turns[port];
        while (flows != null && !flows.isEmpty()) {
            if (ports.opensPs(port) > nowPs) {
                wakeAt(ports.opensPs(port), port, out);
                return;
            }
            var next =
                    flows.take(sender -> sender.allowedPs() <= nowPs && ports.isOpen(nowPs, port, sender.anyBurst()));
            if (next.isEmpty()) {
                wakeAt(flows.allowedAfter(nowPs), port, out);
                return;
            }
            send(nowPs, port, next.get(), out);
        }
    }

    private void send(long nowPs, int port, Sender sender, Outbox out) {
        var next = sender.next(nowPs);
        ports.pass(next.readyPs(), port, next.spanPs(), next.burst(), out);
        sender.sent(nowPs, ports.medium(port).wireBytes(next.burst().bytes()));
        if (sender.hasMore()) {
            turns[port].join(sender);
        }
        watch(sender, out);
    }

    /** Alarm reasons: 1 to the number of ports for a port, those after it for the flows. */
    private void wakeAt(long atPs, int port, Outbox out) {
        if (atPs < Long.MAX_VALUE && turns[port].needsAlarm(atPs)) {
            out.wakeAt(atPs, new Alarm(1 + port));
        }
    }

    private void watch(Sender sender, Outbox out) {
        if (sender.needsWatch()) {
            out.wakeAt(sender.timeoutPs(), new Alarm(1 + ports.count() + sender.place()));
        }
    }

    void on(long nowPs, Alarm alarm, Outbox out) {
        var place = (int) alarm.reason() - 1;
        if (place < ports.count()) {
            turns[place].rang(nowPs);
            serve(nowPs, place, out);
        } else {
            var sender = inOrder.get(place - ports.count());
            sender.watched(nowPs);
            if (sender.gaveUp()) {
                leave(sender);
                giveUp(nowPs, sender, out);
            } else {
                watch(sender, out);
                join(nowPs, sender, out);
            }
        }
    }

    void on(long nowPs, Acknowledgement news, Outbox out) {
        var sender = sender(news.source(), news.flow());
        sender.onAcknowledgement(nowPs, news);
        if (sender.hasMore()) {
            join(nowPs, sender, out);
        } else {
            leave(sender);
        }
    }

    /** Tells the GPUs that posted it, once for each pair. */
    private void giveUp(long nowPs, Sender sender, Outbox out) {
        if (options.endurance() == Endurance.ACKNOWLEDGED) {
            sender.unfinished().stream()
                    .map(delivery -> new TransportBroken(delivery.source(), delivery.destination()))
                    .distinct()
                    .forEach(news -> ports.send(nowPs, routes.port(number, news.source(), 0), news, out));
            end(sender);
        }
    }

    private void end(Sender sender) {
        sender.end();
        broken.merge(new Peer(sender.destination(), sender.flow() % FLOWS), 1, Integer::sum);
    }

    /** The adapter is gone, and with it all queue pairs. */
    void forget() {
        inOrder.stream().filter(sender -> !sender.gaveUp()).forEach(sender -> {
            leave(sender);
            end(sender);
        });
    }

    private void leave(Sender sender) {
        if (turns[portOf(sender)] != null) {
            turns[portOf(sender)].leave(sender);
        }
    }

    /** A receiver saw marks. */
    void slowDown(long nowPs, int nic, int flow) {
        var sender = sender(nic, flow);
        sender.onNotification(nowPs, ports.medium(portOf(sender)).bandwidth().bytesPerSecond());
    }

    /** What waits for a port that is dark or that the far end has stopped, and what was given up. */
    List<Held> held() {
        return inOrder.stream()
                .filter(sender -> sender.hasMore() || sender.gaveUp() && !sender.isOver())
                .map(sender -> new Held(
                        number, portOf(sender), sender.waitingMessages(), sender.waitingBytes(), reason(sender)))
                .toList();
    }

    private Held.Reason reason(Sender sender) {
        if (sender.gaveUp()) {
            return Held.Reason.GIVEN_UP;
        }
        return ports.isDark(portOf(sender)) ? Held.Reason.DARK : Held.Reason.STOPPED;
    }

    /** Bursts sent more than once. */
    long repeated() {
        return inOrder.stream().mapToLong(Sender::repeated).sum();
    }
}
