package orrery.node.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.fabric.time.Outbox;
import orrery.node.plan.Deployment.Duty;
import orrery.protocol.identity.RequestId;
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
    private final Map<Integer, Served> sequences = new TreeMap<>();
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
    }

    /** Steps that were begun, those of earlier incarnations too. */
    int steps() {
        return batching.steps();
    }

    /** Sequences this copy was given, in order of arrival. */
    List<Served> served() {
        return all;
    }

    /** Whether a request is here already. */
    boolean has(RequestId request) {
        return sequences.containsKey(request.number());
    }

    void add(Served sequence) {
        remember(sequence);
        batching.add(sequence);
    }

    private void remember(Served sequence) {
        all.add(sequence);
        sequences.put(sequence.sequence(), sequence);
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
            sampled += choose(batching.inStep().get(i), rows.get(i));
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
                    .choose(row, sequence.sequence(), sequence.generated())
                    .token();
            goesOn = sequence.take(token, row, serving.endTokens().contains(token)) && taken < rows.size();
        }
        return taken;
    }

    @Override
    public void report(long nowPs, Outbox out) {
        for (var sequence : batching.inStep()) {
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
            forgetGuesses(nowPs, sequence, out);
        } else if (serving.copies().duty(copy) == Duty.PREFILL) {
            handOver(nowPs, sequence, out);
        } else if (serving.offload() && sequence.generated() == 1) {
            move(nowPs, sequence, copy, CacheMove.HOST, out);
        } else if (serving.guesses() > 0) {
            askForGuesses(nowPs, sequence, out);
        }
    }

    // ---- another copy goes on

    private void handOver(long nowPs, Served sequence, Outbox out) {
        var number = sequence.sequence();
        var next = serving.copies().decodes(number);
        batching.leave(sequence);
        post.tell(
                nowPs,
                next,
                new Handover(
                        sequence.request(),
                        copy,
                        sequence.prompt(),
                        sequence.tokens().getFirst(),
                        sequence.limit()),
                out);
        post.move(nowPs, new CacheMove(copy, number, sequence.promptLength(), copy, next), out);
    }

    /** A copy that prefills gave this one a sequence, whose cache is on its way. */
    void onHandover(long nowPs, Handover handover, Outbox out) {
        var sequence = new Served(
                handover.request(), handover.prompt(), List.of(handover.first()), true, handover.newTokens(), nowPs);
        remember(sequence);
        batching.addRunning(sequence);
        move(nowPs, sequence, handover.from(), copy, out);
    }

    private void move(long nowPs, Served sequence, int from, int to, Outbox out) {
        sequence.goAway();
        partsMissing.put(sequence.sequence(), ranks);
        var length = sequence.promptLength();
        post.move(nowPs, new CacheMove(copy, sequence.sequence(), length, from, to), out);
    }

    /** A device has its part of a cache that came; or another copy has all of one that left. */
    void onMoved(long nowPs, CacheMoved moved, Outbox out) {
        if (serving.copies().duty(copy) == Duty.PREFILL) {
            batching.forget(moved.sequence());
        } else if (partsMissing.merge(moved.sequence(), -1, Integer::sum) == 0) {
            partsMissing.remove(moved.sequence());
            onWhole(nowPs, sequences.get(moved.sequence()), moved, out);
        }
    }

    private void onWhole(long nowPs, Served sequence, CacheMoved moved, Outbox out) {
        if (moved.to() == CacheMove.HOST) {
            move(nowPs, sequence, CacheMove.HOST, copy, out);
            return;
        }
        sequence.comeBack();
        if (serving.copies().duty(copy) == Duty.DECODE) {
            var before = serving.copies().first(sequence.sequence());
            post.tell(nowPs, before, new CacheMoved(sequence.sequence(), before, copy), out);
        }
        if (serving.guesses() > 0) {
            askForGuesses(nowPs, sequence, out);
        }
    }

    // ---- guesses

    /** No more than could still be taken; the last token needs none. */
    private void askForGuesses(long nowPs, Served sequence, Outbox out) {
        var count = Math.min(serving.guesses(), sequence.limit() - sequence.generated() - 1);
        if (count > 0) {
            sequence.goAway();
            tellDraft(nowPs, sequence, sequence.untold(), count, out);
        }
    }

    private void forgetGuesses(long nowPs, Served sequence, Outbox out) {
        if (serving.guesses() > 0) {
            tellDraft(nowPs, sequence, new int[0], 0, out);
        }
    }

    private void tellDraft(long nowPs, Served sequence, int[] tokens, int count, Outbox out) {
        var position = sequence.promptLength() + sequence.generated() - tokens.length;
        var drafts = serving.copies().drafts(sequence.sequence());
        post.tell(nowPs, drafts, new Guess(sequence.sequence(), position, tokens, count), out);
    }

    /** What may follow. */
    void onGuesses(Guess guess) {
        var sequence = sequences.get(guess.sequence());
        sequence.guess(guess.tokens());
        sequence.comeBack();
    }
}
