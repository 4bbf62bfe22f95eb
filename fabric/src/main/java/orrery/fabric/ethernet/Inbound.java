package orrery.fabric.ethernet;

import java.util.HashMap;
import java.util.Map;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Outbox;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.EthernetMessage;
import orrery.protocol.link.EthernetMessage.Burst;
import orrery.protocol.link.EthernetMessage.CongestionNotification;

/** The receiving side of one adapter: writes what comes to its GPU as it comes, and tells senders what they must know. */
final class Inbound {
    private final int number;
    private final long latencyPs;
    private final Ports ports;
    private final Routes routes;
    private final EthernetOptions options;
    private final int onlyHostPort;
    private final Map<Peer, Receiver> receivers = new HashMap<>();
    private boolean wasGone;
    private long deliveredBytes;
    private long notifications;

    /** The adapter at the other end, and one flow from it. */
    private record Peer(int nic, int flow) {}

    /**
     * @param onlyHostPort the port to the adapter's GPU, or below 0 where it has several
     */
    Inbound(int number, long latencyPs, Ports ports, Routes routes, EthernetOptions options, int onlyHostPort) {
        this.number = number;
        this.latencyPs = latencyPs;
        this.ports = ports;
        this.routes = routes;
        this.options = options;
        this.onlyHostPort = onlyHostPort;
    }

    void on(long nowPs, int port, long spanPs, Burst burst, Outbox out) {
        var lossy = options.isLossy(ports.medium(port).kind());
        var peer = new Peer(burst.source(), burst.flow());
        if (wasGone && burst.sequence() > 0 && !receivers.containsKey(peer)) {
            return; // of a queue pair that it knows nothing of any more: its sender will give up
        }
        var receiver = receivers.computeIfAbsent(peer, _ -> new Receiver(lossy, options));
        var outcome = receiver.on(burst);
        if (outcome.isNew()) {
            write(nowPs + latencyPs, spanPs, burst, outcome, out);
        }
        // The answers leave when the whole burst is in and looked at.
        var answerPs = nowPs + spanPs + latencyPs;
        outcome.news().forEach(news -> answer(answerPs, news, out));
        if (receiver.notifies(nowPs, burst)) {
            notifications++;
            answer(answerPs, new CongestionNotification(number, burst.source(), burst.flow()), out);
        }
    }

    /** The adapter is gone, and with it all queue pairs. */
    void forget() {
        receivers.clear();
        wasGone = true;
    }

    private void answer(long readyPs, EthernetMessage news, Outbox out) {
        ports.send(readyPs, routes.port(number, news.destination(), news.flow()), news, out);
    }

    /** The bytes go on to the GPU as they come; it hears of them when its message is complete. */
    private void write(long readyPs, long spanPs, Burst burst, Receiver.Outcome outcome, Outbox out) {
        var rest = burst.bytes();
        if (outcome.completed().isEmpty() && onlyHostPort >= 0) {
            ports.occupy(readyPs, onlyHostPort, spanPs, rest);
        }
        for (var delivery : outcome.completed()) {
            var content = onlyHostPort >= 0 ? rest : delivery.contentBytes();
            deliver(readyPs, spanPs, content, delivery, out);
            rest = 0;
        }
    }

    private void deliver(long readyPs, long spanPs, long content, Delivery delivery, Outbox out) {
        deliveredBytes += delivery.contentBytes();
        ports.passRest(readyPs, routes.port(number, delivery.destination(), 0), spanPs, content, delivery, out);
    }

    long deliveredBytes() {
        return deliveredBytes;
    }

    long notifications() {
        return notifications;
    }
}
