package orrery.node.serving;

import orrery.fabric.catalogue.Cpu;
import orrery.fabric.time.Outbox;
import orrery.node.serving.Post.Wake;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Step;

/**
 * Gives one copy of a model its steps, one at a time, on one host thread.
 *
 * <pre>
 *   Idle ──work──▶ Planning ──▶ Running ──all logits──▶ Sampling ──something left──▶ Planning
 *     ▲                                                     └──nothing left──▶ Idle
 * </pre>
 */
final class Scheduler {
    private final Cpu cpu;
    private final Workload workload;
    private final StepLogits logits;
    private final Post post;
    private final Watchdog watchdog;
    private double clock = 1;
    private long threadFreePs;
    private boolean idle = true;

    Scheduler(Cpu cpu, Workload workload, StepLogits logits, Post post, Watchdog watchdog) {
        this.watchdog = watchdog;
        this.cpu = cpu;
        this.workload = workload;
        this.logits = logits;
        this.post = post;
    }

    /** There may be something to do. */
    void onWork(long nowPs, Outbox out) {
        if (idle) {
            plan(nowPs, out);
        }
    }

    private void plan(long nowPs, Outbox out) {
        idle = !workload.hasWork(nowPs);
        if (idle) {
            watchdog.rests(out);
        } else {
            post.wakeAt(occupy(nowPs, cpu.schedule().picos()), Wake.LAUNCH, out);
        }
    }

    void onLaunch(long nowPs, Outbox out) {
        if (!workload.hasWork(nowPs)) { // a guess or a cache went away meanwhile
            idle = true;
            watchdog.rests(out);
            return;
        }
        Step step = workload.next(nowPs);
        logits.begin(step);
        watchdog.begins(nowPs, out);
        post.launch(nowPs, step, out);
    }

    /** Logits of one data group and micro-batch. */
    void onLogits(long wholePs, Logits part, Outbox out) {
        if (logits.take(part)) {
            var sampled = workload.choose(logits.rows());
            post.wakeAt(occupy(wholePs, cpu.sample().picos() * sampled), Wake.SAMPLED, out);
        }
    }

    void onSampled(long nowPs, Outbox out) {
        workload.report(nowPs, out);
        plan(nowPs, out);
    }

    /** Its thread runs at a share of its clock; 1 heals. */
    void runAt(double share) {
        clock = share;
    }

    void onWatch(long nowPs, Outbox out) {
        watchdog.rings(nowPs, out);
    }

    /** It is given up. */
    void end(Outbox out) {
        watchdog.rests(out);
    }

    /** One thread does one thing at a time; the answer is when it is done with this one. */
    long occupy(long nowPs, long picos) {
        threadFreePs = Math.max(threadFreePs, nowPs) + (clock == 1 ? picos : (long) Math.ceil(picos / clock));
        return threadFreePs;
    }
}
