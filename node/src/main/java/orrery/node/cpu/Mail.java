package orrery.node.cpu;

import java.util.function.Consumer;
import orrery.fabric.time.Outbox;
import orrery.node.serving.CopyScheduler;
import orrery.protocol.payload.Abort;
import orrery.protocol.payload.CacheMove;
import orrery.protocol.payload.CacheMoved;
import orrery.protocol.payload.CachePart;
import orrery.protocol.payload.Guess;
import orrery.protocol.payload.Handover;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Prompt;
import orrery.protocol.payload.Restart;
import orrery.protocol.payload.Restarted;
import orrery.protocol.payload.Resume;
import orrery.protocol.payload.Sized;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Tensor;
import orrery.protocol.payload.TokenChosen;
import orrery.protocol.payload.Trouble;

/** What comes to a CPU, and who of its parts, its devices or other CPUs it is for. */
final class Mail {
    private final int number;
    private final CpuDevice.Surroundings around;
    private final Scheduling scheduling;
    private final Hosted hosted;
    private final Gateway gateway; // null where it is not the frontend
    private final CpuPorts reach;

    Mail(
            int number,
            CpuDevice.Surroundings around,
            Scheduling scheduling,
            Hosted hosted,
            Gateway gateway,
            CpuPorts reach) {
        this.number = number;
        this.around = around;
        this.scheduling = scheduling;
        this.hosted = hosted;
        this.gateway = gateway;
        this.reach = reach;
    }

    /** As when the CPU is new. */
    void forgetAll() {
        hosted.forgetAll();
    }

    void on(long nowPs, Payload payload, int source, Outbox out) {
        var copies = around.serving().copies();
        switch (payload) {
            case TokenChosen token -> gateway.frontend().onToken(nowPs, token, out);
            case Step step -> hosted.tell(nowPs, step.replica(), step, out);
            case CacheMove move -> hosted.onMove(nowPs, move, out);
            case CachePart part -> onPart(nowPs, part, source, out);
            case Prompt prompt ->
                scheduling.at(copies.first(prompt.request().number()), one -> one.onPrompt(nowPs, prompt, out));
            case Resume resume -> scheduling.at(resume.way().first(), one -> one.onResume(nowPs, resume, out));
            case Handover handover ->
                scheduling.at(handover.way().decodes(), one -> one.onHandover(nowPs, handover, out));
            case Guess guess -> scheduling.at(guess.to(), one -> one.onGuess(nowPs, guess, source, out));
            case Logits logits ->
                atScheduler(nowPs, logits.replica(), logits, out, one -> one.onLogits(nowPs, logits, out));
            case CacheMoved moved ->
                atScheduler(nowPs, moved.copy(), moved, out, one -> one.onMoved(nowPs, moved, out));
            case Trouble _, Restarted _ -> toOrchestrator(nowPs, payload, out);
            case Abort abort -> onAbort(nowPs, abort, out);
            case Restart restart -> onRestart(nowPs, restart, out);
            case Nothing _, Sized _, Tensor _ -> throw new IllegalStateException("a CPU cannot use " + payload);
        }
    }

    /** Does it here, or hands the payload on to the CPU that schedules the copy. */
    private void atScheduler(long nowPs, int copy, Payload payload, Outbox out, Consumer<CopyScheduler> action) {
        var scheduler = hosted.seating(copy).schedulingHost(copy);
        if (scheduler == number) {
            scheduling.at(copy, action);
        } else {
            reach.toCpu(nowPs, scheduler, copy, payload, out);
        }
    }

    /** What a device leaves here until it is wanted back. */
    private void onPart(long nowPs, CachePart part, int device, Outbox out) {
        var copy = hosted.keep(device, part);
        on(nowPs, new CacheMoved(part.sequence(), copy, CacheMove.HOST), number, out);
    }

    private void toOrchestrator(long nowPs, Payload payload, Outbox out) {
        if (gateway == null) {
            reach.toCpu(nowPs, around.frontend(), 0, payload, out);
        } else {
            gateway.tell(nowPs, payload, out);
        }
    }

    private void onAbort(long nowPs, Abort abort, Outbox out) {
        scheduling.end(abort.copy(), out);
        hosted.forget(abort.copy());
        hosted.tell(nowPs, abort.copy(), abort, out);
    }

    private void onRestart(long nowPs, Restart restart, Outbox out) {
        var copy = restart.copy();
        hosted.stand(restart);
        hosted.tell(nowPs, copy, restart, out);
        if (hosted.seating(copy).schedulingHost(copy) == number) {
            scheduling.begin(copy, restart.incarnation(), hosted.seating(copy));
        }
    }
}
