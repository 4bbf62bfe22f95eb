package orrery.node.cpu;

import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.time.Outbox;
import orrery.node.cpu.Duty.Kind;
import orrery.node.scenario.Load;
import orrery.node.seating.Seating;
import orrery.node.serving.Copies;
import orrery.protocol.identity.RequestId;
import orrery.protocol.payload.Prompt;
import orrery.protocol.payload.TokenChosen;

/** Sends the load, request by request, and keeps what comes back and when. */
final class Frontend {
    private final Load load;
    private final Copies copies;
    private final Seating seating;
    private final CpuPorts ports;
    private final List<Received> received;

    Frontend(Load load, Copies copies, Seating seating, CpuPorts ports) {
        this.load = load;
        this.copies = copies;
        this.seating = seating;
        this.ports = ports;
        this.received = IntStream.range(0, load.prompts().size())
                .mapToObj(request -> new Received(request, sentPs(request)))
                .toList();
    }

    private long sentPs(int request) {
        return load.interval().times(request).picos();
    }

    void start(Outbox out) {
        for (var request = 0; request < load.prompts().size(); request++) {
            out.wakeAt(sentPs(request), new Duty(Kind.SEND_PROMPT, request).alarm());
        }
    }

    void onSendPrompt(long nowPs, int request, Outbox out) {
        var text = load.prompts().get(request).text();
        var prompt = new Prompt(new RequestId(request), text, load.newTokens());
        var copy = copies.first(request);
        out.note("request " + request + " sent to replica " + copy);
        ports.toCpu(nowPs, seating.schedulingHost(copy), request, prompt, out);
    }

    void onToken(long wholePs, TokenChosen token, Outbox out) {
        var request = token.request().number();
        received.get(request).take(token, wholePs);
        out.achieved(1);
        out.note("request " + request + " received token " + token.token() + " as number " + token.index()
                + (token.last() ? ", its last" : ""));
    }

    /** One row per request, in order. */
    List<Received> received() {
        return received;
    }
}
