package orrery.node.serving;

import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Cpu;
import orrery.fabric.time.Outbox;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment.Duty;
import orrery.protocol.payload.CacheMoved;
import orrery.protocol.payload.Guess;
import orrery.protocol.payload.Handover;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Prompt;
import orrery.protocol.payload.Resume;
import orrery.protocol.payload.Way;

/** Everything that one CPU decides for one copy of a model: what comes in for it, and its steps. */
public final class CopyScheduler {
    private final int copy;
    private final int incarnation;
    private final Cpu cpu;
    private final Serving serving;
    private final Post post;
    private final Scheduler scheduler;
    private final Serve serve; // null in a copy that drafts
    private final Drafting drafting; // null in any other

    /**
     * One that steps go on in where an earlier incarnation ended.
     *
     * @param incarnation of the copy
     * @param cut of the copy
     * @param firstStep number of its first step
     * @param watchPs longest that a step may take until the copy is given up; 0 where nobody watches
     */
    public CopyScheduler(
            int copy, int incarnation, Cut cut, int firstStep, long watchPs, Cpu cpu, Serving serving, Post post) {
        this.copy = copy;
        this.incarnation = incarnation;
        this.cpu = cpu;
        this.serving = serving;
        this.post = post;
        var drafts = serving.copies().duty(copy) == Duty.DRAFT;
        this.serve = drafts ? null : new Serve(copy, cut.ranks(), firstStep, serving, post);
        this.drafting = drafts ? new Drafting(copy, firstStep, serving, post) : null;
        var logits = new StepLogits(cut, firstStep);
        this.scheduler = new Scheduler(cpu, drafts ? drafting : serve, logits, post, new Watchdog(watchPs, post));
    }

    /** Sequences that it was given, in order of arrival; none where it drafts. */
    public List<Served> served() {
        return serve == null ? List.of() : serve.served();
    }

    public void onPrompt(long nowPs, Prompt prompt, Outbox out) {
        var request = prompt.request().number();
        begin(nowPs, request, serving.copies().way(request), prompt, List.of(), out);
    }

    /** A request goes on whose cache is lost; or, where it is here already, by another way. */
    public void onResume(long nowPs, Resume resume, Outbox out) {
        var before = IntStream.of(resume.tokens()).boxed().toList();
        begin(nowPs, resume.sequence(), resume.way(), resume.prompt(), before, out);
    }

    private void begin(long nowPs, int sequence, Way way, Prompt prompt, List<Integer> before, Outbox out) {
        var known = serve.at(prompt.request().number());
        if (known != null && known.sequence() == sequence) {
            known.take(way);
        } else {
            var tokens = serving.tokeniser().apply(prompt.text());
            var readyPs = scheduler.occupy(nowPs, cpu.tokenise().picos() * tokens.length);
            serve.add(new Served(sequence, way, tokens, before, false, prompt.newTokens(), readyPs));
            post.wakeAt(readyPs, Post.Wake.WORK, out);
        }
    }

    /** The copy is given up; what that costs its requests. */
    public List<Loss> end(Outbox out) {
        scheduler.end(out);
        return serve == null
                ? List.of()
                : serve.served().stream()
                        .filter(Served::underWay)
                        .map(served -> Loss.of(copy, incarnation, served))
                        .toList();
    }

    /** Steps that were begun, those of earlier incarnations too. */
    public int steps() {
        return serve == null ? drafting.steps() : serve.steps();
    }

    /** Its thread runs at a share of its clock; 1 heals. */
    public void runAt(double share) {
        scheduler.runAt(share);
    }

    /** One for another incarnation comes too late: whoever sent the request begins it again. */
    public void onHandover(long nowPs, Handover handover, Outbox out) {
        if (handover.way().incarnation(copy) == incarnation) {
            serve.onHandover(nowPs, handover, out);
        }
    }

    public void onMoved(long nowPs, CacheMoved moved, Outbox out) {
        serve.onMoved(nowPs, moved, out);
        post.wakeAt(nowPs, Post.Wake.WORK, out);
    }

    /** @param host the CPU that sent it */
    public void onGuess(long nowPs, Guess guess, int host, Outbox out) {
        if (drafting == null) {
            serve.onGuesses(guess);
        } else {
            drafting.onAsked(guess, host);
        }
        post.wakeAt(nowPs, Post.Wake.WORK, out);
    }

    public void onLogits(long wholePs, Logits logits, Outbox out) {
        scheduler.onLogits(wholePs, logits, out);
    }

    /** What it asked to be woken for. */
    public void wake(long nowPs, Post.Wake wake, Outbox out) {
        switch (wake) {
            case WORK -> scheduler.onWork(nowPs, out);
            case LAUNCH -> scheduler.onLaunch(nowPs, out);
            case SAMPLED -> scheduler.onSampled(nowPs, out);
            case WATCH -> scheduler.onWatch(nowPs, out);
        }
    }

    @Override
    public String toString() {
        return "scheduler of copy " + copy;
    }
}
