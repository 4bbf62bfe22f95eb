package orrery.node.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.time.Outbox;
import orrery.node.cpu.Duty.Kind;
import orrery.node.scenario.Load;
import orrery.node.scenario.Response.Recovery;
import orrery.node.serving.Copies;
import orrery.node.serving.Loss;
import orrery.protocol.identity.RequestId;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Prompt;
import orrery.protocol.payload.Resume;
import orrery.protocol.payload.TokenChosen;

/**
 * Sends the load, request by request, and keeps what comes back and when.
 *
 * <p>Requests of a copy that is down wait until it is up again, or go on at another, from the tokens that have come.
 */
final class Frontend {
    private static final int NOWHERE = -1;

    private final Load load;
    private final Copies copies;
    private final Recovery recovery;
    private final Sender sender;
    private final List<Received> received;
    private final int[] home; // by request: the copy that has it, or that it waits for
    private final boolean[] asked; // by request: whether it was sent at all
    private final boolean[] down; // by copy
    private final int[] ended; // by copy: the incarnation that went down last
    private final List<Loss> heldUp =
            new ArrayList<>(); // requests that a copy had, or that waited for it, as it was down
    private int turns; // of requests that went to another copy

    /** The way to whoever schedules a copy. */
    @FunctionalInterface
    interface Sender {
        void toScheduler(long nowPs, int copy, int flow, Payload payload, Outbox out);
    }

    Frontend(Load load, Copies copies, Recovery recovery, Sender sender) {
        this.load = load;
        this.copies = copies;
        this.recovery = recovery;
        this.sender = sender;
        this.home = new int[load.prompts().size()];
        this.asked = new boolean[home.length];
        this.down = new boolean[copies.count()];
        this.ended = new int[copies.count()];
        Arrays.setAll(home, copies::first);
        this.received = IntStream.range(0, home.length)
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
        asked[request] = true;
        if (down[home[request]]) {
            goOn(nowPs, request, out);
        } else {
            out.note("request " + request + " sent to replica " + home[request]);
            sender.toScheduler(nowPs, home[request], request, prompt(request), out);
        }
    }

    private Prompt prompt(int request) {
        return new Prompt(new RequestId(request), load.prompts().get(request).text(), load.newTokens());
    }

    void onToken(long wholePs, TokenChosen token, Outbox out) {
        var request = token.request().number();
        if (received.get(request).take(token, wholePs)) {
            out.achieved(1);
            out.note("request " + request + " received token " + token.token() + " as number " + token.index()
                    + (token.last() ? ", its last" : ""));
        }
    }

    // ---- copies that go and come

    /** An incarnation of a copy is given up. */
    void onDown(long nowPs, int copy, int incarnation, Outbox out) {
        down[copy] = true;
        ended[copy] = incarnation;
        openAt(copy).forEach(request -> holdUp(request, copy));
        if (recovery == Recovery.MIGRATE) {
            openAt(copy).forEach(request -> goOn(nowPs, request, out));
        }
    }

    /** A copy serves again. */
    void onUp(long nowPs, int copy, Outbox out) {
        down[copy] = false;
        openAt(copy).forEach(request -> goOn(nowPs, request, out));
        if (recovery == Recovery.MIGRATE) {
            IntStream.range(0, down.length)
                    .filter(other -> down[other])
                    .flatMap(this::openAt)
                    .forEach(request -> goOn(nowPs, request, out));
        }
    }

    private IntStream openAt(int copy) {
        return IntStream.range(0, home.length)
                .filter(request -> home[request] == copy
                        && asked[request]
                        && !received.get(request).finished());
    }

    private void holdUp(int request, int copy) {
        heldUp.add(new Loss(copy, ended[copy], request, 0, 0));
    }

    /** Where it is, or at another copy; it waits where there is none. */
    private void goOn(long nowPs, int request, Outbox out) {
        var copy = down[home[request]] ? another() : home[request];
        if (copy == NOWHERE) {
            holdUp(request, home[request]);
            return;
        }
        home[request] = copy;
        var tokens = received.get(request).tokens();
        out.note("request " + request + " goes on at replica " + copy + " after " + tokens.size() + " tokens");
        var known = tokens.stream().mapToInt(Integer::intValue).toArray();
        sender.toScheduler(nowPs, copy, request, new Resume(copy, prompt(request), known), out);
    }

    /** In turn. */
    private int another() {
        if (recovery != Recovery.MIGRATE) {
            return NOWHERE;
        }
        var up = IntStream.range(0, down.length)
                .filter(copy -> !down[copy] && copies.isAlike(copy, home[0]))
                .toArray();
        return up.length == 0 ? NOWHERE : up[turns++ % up.length];
    }

    /** Requests that copies held up, nothing lost by that alone; the same may be there more than once. */
    List<Loss> heldUp() {
        return heldUp;
    }

    /** One row per request, in order. */
    List<Received> received() {
        return received;
    }
}
