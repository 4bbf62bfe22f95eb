package orrery.node.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import orrery.fabric.time.Lane;
import orrery.fabric.time.Outbox;
import orrery.node.cpu.Duty.Kind;
import orrery.node.scenario.Load;
import orrery.node.scenario.Response.Recovery;
import orrery.node.serving.Copies;
import orrery.node.serving.Loss;
import orrery.protocol.identity.RequestId;
import orrery.protocol.payload.Guess;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Prompt;
import orrery.protocol.payload.Restart;
import orrery.protocol.payload.Resume;
import orrery.protocol.payload.TokenChosen;
import orrery.protocol.payload.Way;

/**
 * Sends the load, request by request, and keeps what comes back and when.
 *
 * <p>Requests of a copy that is down wait until it is up again, or go on at another, from the tokens that have come. Those that a
 * copy guesses for go on without its guesses.
 */
final class Frontend {
    private static final String TO_FIRST_TOKEN = "request, to its first token";
    private static final String FROM_FIRST_TOKEN = "request, from its first token to its last";

    private final Load load;
    private final Ways ways;
    private final Sender sender;
    private final List<Received> received;
    private final List<Journey> journeys; // by request
    private final List<Loss> heldUp =
            new ArrayList<>(); // requests that a copy had, or that waited for it, as it was down

    /** The way to whoever schedules a copy. */
    @FunctionalInterface
    interface Sender {
        void toScheduler(long nowPs, int copy, int flow, Payload payload, Outbox out);
    }

    /** @param orders that copies stand by; null for those that stand as they began */
    Frontend(Load load, Copies copies, Recovery recovery, IntFunction<Restart> orders, Sender sender) {
        this.load = load;
        this.ways = new Ways(copies, recovery == Recovery.MIGRATE, orders);
        this.sender = sender;
        var requests = load.prompts().size();
        this.received = IntStream.range(0, requests)
                .mapToObj(request -> new Received(request, sentPs(request)))
                .toList();
        this.journeys = received.stream()
                .map(one -> new Journey(one, copies.way(one.request())))
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
        var journey = journeys.get(request);
        if (ways.isUsual(journey.way())) {
            journey.begin();
            out.note("request " + request + " sent to replica " + journey.way().first());
            sender.toScheduler(nowPs, journey.way().first(), request, prompt(request), out);
        } else {
            journey.strand();
            goOn(nowPs, journey, out);
        }
    }

    private Prompt prompt(int request) {
        return new Prompt(new RequestId(request), load.prompts().get(request).text(), load.newTokens());
    }

    void onToken(long wholePs, TokenChosen token, Outbox out) {
        var request = token.request().number();
        if (received.get(request).take(token, wholePs)) {
            out.achieved(1);
            tell(wholePs, received.get(request), token, out);
            out.note("request " + request + " received token " + token.token() + " as number " + token.index()
                    + (token.last() ? ", its last" : ""));
        }
    }

    private static void tell(long wholePs, Received request, TokenChosen token, Outbox out) {
        if (token.index() == 0) {
            out.span(Lane.REQUESTS, request.sent().picos(), wholePs, TO_FIRST_TOKEN, request.request());
        }
        if (token.last()) {
            var firstPs = request.times().getFirst().picos();
            out.span(Lane.REQUESTS, firstPs, wholePs, FROM_FIRST_TOKEN, request.request());
        }
    }

    // ---- copies that go and come

    /** An incarnation of a copy is given up. */
    void onDown(long nowPs, int copy, int incarnation, Outbox out) {
        ways.goesDown(copy, incarnation);
        for (var journey : journeys) {
            if (journey.needs(copy)) {
                journey.strand();
                holdUp(journey, copy);
                forgetGuesses(nowPs, journey, out);
                if (ways.migrates()) {
                    goOn(nowPs, journey, out);
                }
            } else if (journey.asks(copy)) {
                tellOfNoGuesses(nowPs, journey, copy, out);
            }
        }
    }

    /** A copy that guesses for a request that is begun again has no more to guess for it. */
    private void forgetGuesses(long nowPs, Journey journey, Outbox out) {
        var drafts = journey.way().drafts();
        if (drafts != Way.NOBODY && ways.isUp(drafts)) {
            var forget = new Guess(journey.way().decodes(), drafts, journey.sequence(), 0, new int[0], 0);
            sender.toScheduler(nowPs, drafts, journey.request(), forget, out);
        }
    }

    private void tellOfNoGuesses(long nowPs, Journey journey, int copy, Outbox out) {
        var serves = journey.way().decodes();
        var told = new Guess(copy, serves, journey.sequence(), 0, new int[0], Guess.NEVER);
        sender.toScheduler(nowPs, serves, journey.request(), told, out);
    }

    /** A copy serves again. */
    void onUp(long nowPs, int copy, Outbox out) {
        ways.comesUp(copy);
        for (var journey : journeys) {
            if (journey.isStranded()) {
                goOn(nowPs, journey, out);
            } else if (journey.asks(copy) && !journey.isSplit()) { // else nobody is where it was sent to any more
                send(nowPs, journey, out);
            }
        }
    }

    /** Where it is, or at other copies; it waits where there are none. */
    private void goOn(long nowPs, Journey journey, Outbox out) {
        var way = ways.choose(journey.way());
        if (way == null) {
            holdUp(journey, ways.missing(journey.way()));
            return;
        }
        journey.beginAgain(way);
        out.note("request " + journey.request() + " goes on at replica " + way.first() + " after " + journey.tokens()
                + " tokens");
        send(nowPs, journey, out);
    }

    private void send(long nowPs, Journey journey, Outbox out) {
        var request = journey.request();
        var known = received.get(request).tokens().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        var way = ways.now(journey.way());
        var resume = new Resume(way, journey.sequence(), prompt(request), known);
        sender.toScheduler(nowPs, way.first(), request, resume, out);
    }

    private void holdUp(Journey journey, int copy) {
        heldUp.add(new Loss(copy, ways.ended(copy), journey.request(), 0, 0));
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
