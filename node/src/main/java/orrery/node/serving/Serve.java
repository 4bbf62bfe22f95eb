package orrery.node.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import orrery.fabric.time.Outbox;
import orrery.node.plan.Deployment.Duty;
import orrery.protocol.identity.Attempt;
import orrery.protocol.payload.CacheMove;
import orrery.protocol.payload.CacheMoved;
import orrery.protocol.payload.Guess;
import orrery.protocol.payload.Handover;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.TokenChosen;

/**
 * Adds tokens to sequences: from the prompt on, the prompt alone, or from where another copy was.
 *
 * <pre>
 *   waiting ──step──▶ running ──▶ ended
 *                      │    ▲
 *      cache or guesses│    │they are there
 *                      ▼    │
 *                       away        of a copy that prefills: handed over, its cache forgotten when the other has it
 * </pre>
 */
final class Serve implements Workload {
    private final int copy;
    private final Serving serving;
    private final int ranks;
    private final Batching batching;
    private final Post post;
    private final Guessing guessing;
    private final Map<Integer, Served> newest = new TreeMap<>(); // by request
    private final Map<Integer, Integer> partsMissing = new TreeMap<>(); // of caches that come, by sequence
    private final List<Served> all = new ArrayList<>();

    /**
     * @param ranks devices of the copy, each of which reports when a cache has come
     * @param firstStep number of its first step
     */
    Serve(int copy, int ranks, int firstStep, Serving serving, Post post) {
        this.copy = copy;
        this.serving = serving;
        this.ranks = ranks;
        this.batching = new Batching(copy, firstStep, Limits.ofRows(serving.batchTokens()));
        this.post = post;
        this.guessing = new Guessing(copy, serving.guesses(), post);
    }

    /** Steps that were begun, those of earlier incarnations too. */
    int steps() {
        return batching.steps();
    }

    /** Sequences this copy was given, in order of arrival. */
    List<Served> served() {
        return all;
    }

    /** What is at a request; null where nothing is. */
    Served at(int request) {
        return newest.get(request);
    }

    void add(Served sequence) {
        remember(sequence);
        batching.add(sequence);
    }

    /** Whatever was at the same request before is dropped. */
    private void remember(Served sequence) {
        var before = newest.put(sequence.request().number(), sequence);
        if (before != null) {
            drop(before);
        }
        all.add(sequence);
    }

    private void drop(Served sequence) {
        sequence.drop();
        batching.leave(sequence);
        batching.forget(sequence.sequence());
        if (!sequence.hasChosen()) {
            all.remove(sequence);
        }
    }

    /** Null where it is of an attempt that was given up. */
    private Served find(int sequence) {
        var found = newest.get(Attempt.request(sequence));
        return found != null && found.sequence() == sequence ? found : null;
    }

    @Override
    public boolean hasWork(long nowPs) {
        return batching.hasWork(nowPs);
    }

    @Override
    public Step next(long nowPs) {
        return batching.next(nowPs);
    }

    @Override
    public int choose(List<List<float[]>> rows) {
        var sampled = 0;
        for (var i = 0; i < rows.size(); i++) {
            var sequence = batching.inStep().get(i);
            sampled += sequence.isDropped() ? 0 : choose(sequence, rows.get(i));
        }
        return sampled;
    }

    /** One token after another, as long as what was guessed to follow it is what does. */
    private int choose(Served sequence, List<float[]> rows) {
        var taken = 0;
        var goesOn = true;
        while (goesOn) {
            var row = rows.get(taken++);
            var token = serving.sampler()
                    .choose(row, sequence.request().number(), sequence.generated())
                    .token();
            goesOn = sequence.take(token, row, serving.endTokens().contains(token)) && taken < rows.size();
        }
        return taken;
    }

    @Override
    public void report(long nowPs, Outbox out) {
        for (var sequence : batching.inStep()) {
            if (sequence.isDropped()) {
                continue;
            }
            for (var index = sequence.report(); index < sequence.generated(); index++) {
                var last = sequence.ended() && index == sequence.generated() - 1;
                var token = sequence.tokens().get(index);
                post.report(nowPs, new TokenChosen(sequence.request(), index, token, last), out);
            }
            goOn(nowPs, sequence, out);
        }
        batching.retire();
    }

    private void goOn(long nowPs, Served sequence, Outbox out) {
        if (sequence.ended()) {
            guessing.forget(nowPs, sequence, out);
        } else if (serving.copies().duty(copy) == Duty.PREFILL) {
            handOver(nowPs, sequence, out);
        } else if (serving.offload() && sequence.isPrefilledJustNow()) {
            move(nowPs, sequence, copy, CacheMove.HOST, out);
        } else {
            guessing.ask(nowPs, sequence, out);
        }
    }

    // ---- another copy goes on

    private void handOver(long nowPs, Served sequence, Outbox out) {
        var way = sequence.way();
        var tokens = sequence.tokens().stream().mapToInt(Integer::intValue).toArray();
        batching.leave(sequence);
        var handover = new Handover(way, sequence.sequence(), sequence.prompt(), tokens, sequence.limit());
        post.tell(nowPs, way, way.decodes(), handover, out);
        post.move(nowPs, move(sequence, copy, way.decodes()), out);
    }

    private CacheMove move(Served sequence, int from, int to) {
        return new CacheMove(
                copy,
                sequence.sequence(),
                sequence.position(),
                from,
                to,
                sequence.way().between(from, to));
    }

    /**
     * A copy that prefills gave this one a sequence, whose cache is on its way. Who is at the request already, with all that it
     * needs, goes on with it instead.
     */
    void onHandover(long nowPs, Handover handover, Outbox out) {
        var way = handover.way();
        var known = newest.get(Attempt.request(handover.sequence()));
        if (known != null && known.underWay() && !partsMissing.containsKey(known.sequence())) {
            post.tell(nowPs, way, way.first(), new CacheMoved(handover.sequence(), way.first(), copy), out);
            return;
        }
        var before = IntStream.of(handover.tokens()).boxed().toList();
        var sequence =
                new Served(handover.sequence(), way, handover.prompt(), before, true, handover.newTokens(), nowPs);
        remember(sequence);
        batching.addRunning(sequence);
        move(nowPs, sequence, way.first(), copy, out);
    }

    private void move(long nowPs, Served sequence, int from, int to, Outbox out) {
        sequence.goAway();
        partsMissing.put(sequence.sequence(), ranks);
        post.move(nowPs, move(sequence, from, to), out);
    }

    /** A device has its part of a cache that came; or another copy has all of one that left. */
    void onMoved(long nowPs, CacheMoved moved, Outbox out) {
        var sequence = find(moved.sequence());
        if (serving.copies().duty(copy) == Duty.PREFILL) {
            batching.forget(moved.sequence());
            if (sequence != null) {
                sequence.leave();
            }
        } else if (partsMissing.merge(moved.sequence(), -1, Integer::sum) == 0) {
            partsMissing.remove(moved.sequence());
            if (sequence == null) {
                batching.forget(moved.sequence());
            } else {
                onWhole(nowPs, sequence, moved, out);
            }
        }
    }

    private void onWhole(long nowPs, Served sequence, CacheMoved moved, Outbox out) {
        if (moved.to() == CacheMove.HOST) {
            move(nowPs, sequence, CacheMove.HOST, copy, out);
            return;
        }
        sequence.comeBack();
        if (serving.copies().duty(copy) == Duty.DECODE) {
            var before = sequence.way().first();
            post.tell(nowPs, sequence.way(), before, new CacheMoved(sequence.sequence(), before, copy), out);
        }
        guessing.ask(nowPs, sequence, out);
    }

    // ---- guesses

    /** What may follow, or that nobody says. */
    void onGuesses(Guess guess) {
        var sequence = find(guess.sequence());
        if (sequence != null) {
            guessing.take(sequence, guess, partsMissing.containsKey(guess.sequence()));
        }
    }
}
