package orrery.node.cpu;

import java.util.ArrayList;
import java.util.List;
import orrery.fabric.catalogue.Cpu;
import orrery.fabric.time.Outbox;
import orrery.node.cpu.Duty.Kind;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Prompt;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.TokenChosen;

/**
 * Serves one replica, a step at a time, on one host thread.
 *
 * <pre>
 *   Idle ──prompt ready──▶ Planning ──▶ Running ──logits──▶ Sampling ──something left──▶ Planning
 *     ▲                                                         └──nothing left──▶ Idle
 * </pre>
 */
final class Scheduler {
    private final int replica;
    private final Cpu cpu;
    private final Serving serving;
    private final Batching batching;
    private final Launcher launcher;
    private final List<Served> served = new ArrayList<>();
    private long threadFreePs;
    private boolean idle = true;

    /** Where a finished plan goes: steps to the replica's GPUs, tokens to the frontend. */
    interface Launcher {
        void launch(long nowPs, Step step, Outbox out);

        void report(long nowPs, TokenChosen token, Outbox out);
    }

    Scheduler(int replica, Cpu cpu, Serving serving, Launcher launcher) {
        this.replica = replica;
        this.cpu = cpu;
        this.serving = serving;
        this.launcher = launcher;
        this.batching = new Batching(replica, serving.batchTokens());
    }

    /** Sequences this replica was given, in order of arrival. */
    List<Served> served() {
        return served;
    }

    void onPrompt(long nowPs, Prompt prompt, Outbox out) {
        var tokens = serving.tokeniser().apply(prompt.text());
        var readyPs = occupy(nowPs, cpu.tokenise().picos() * tokens.length);
        var sequence = new Served(prompt.request(), tokens, prompt.newTokens(), readyPs);
        served.add(sequence);
        batching.add(sequence);
        out.wakeAt(readyPs, new Duty(Kind.PROMPT_READY, replica).alarm());
    }

    void onPromptReady(long nowPs, Outbox out) {
        if (idle) {
            plan(nowPs, out);
        }
    }

    private void plan(long nowPs, Outbox out) {
        idle = !batching.hasWork(nowPs);
        if (!idle) {
            out.wakeAt(occupy(nowPs, cpu.schedule().picos()), new Duty(Kind.LAUNCH, replica).alarm());
        }
    }

    void onLaunch(long nowPs, Outbox out) {
        launcher.launch(nowPs, batching.next(nowPs), out);
    }

    void onLogits(long wholePs, Logits logits, Outbox out) {
        var running = batching.running();
        var rows = logits.rows();
        var vocabulary = rows.length() / running.size();
        for (var i = 0; i < running.size(); i++) {
            var row = new float[vocabulary];
            rows.copyTo(i * vocabulary, vocabulary, row, 0);
            choose(running.get(i), row);
        }
        var donePs = occupy(wholePs, cpu.sample().picos() * running.size());
        out.wakeAt(donePs, new Duty(Kind.SAMPLED, replica).alarm());
    }

    private void choose(Served sequence, float[] row) {
        var token = serving.sampler()
                .choose(row, sequence.request().number(), sequence.generated())
                .token();
        sequence.take(token, row, serving.endTokens().contains(token));
    }

    void onSampled(long nowPs, Outbox out) {
        for (var sequence : batching.running()) {
            var index = sequence.generated() - 1;
            var token = sequence.tokens().get(index);
            launcher.report(nowPs, new TokenChosen(sequence.request(), index, token, sequence.ended()), out);
        }
        batching.retire();
        plan(nowPs, out);
    }

    /** One thread does one thing at a time. */
    private long occupy(long nowPs, long picos) {
        threadFreePs = Math.max(threadFreePs, nowPs) + picos;
        return threadFreePs;
    }
}
