package orrery.node.cpu;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import orrery.fabric.catalogue.Cpu;
import orrery.fabric.time.Outbox;
import orrery.node.seating.Seating;
import orrery.node.serving.CopyScheduler;
import orrery.node.serving.Loss;
import orrery.node.serving.Post.Wake;
import orrery.node.serving.Served;

/** All copies that one CPU schedules, or once did. */
final class Scheduling {
    private final CpuDevice cpu;
    private final CpuDevice.Surroundings around;
    private final CpuPorts reach;
    private final StartTimes starts;
    private final Cpu part;
    private final Map<Integer, Scheduled> copies = new TreeMap<>();
    private double clock = 1;

    Scheduling(CpuDevice cpu, CpuDevice.Surroundings around, CpuPorts reach) {
        this.cpu = cpu;
        this.around = around;
        this.reach = reach;
        this.starts = new StartTimes(around.topology(), around.routes(), around.seating());
        this.part = (Cpu) around.topology().part(cpu.number());
        for (var copy = 0; copy < around.seating().copies(); copy++) {
            if (around.seating().schedulingHost(copy) == cpu.number()) {
                begin(copy, 0, around.seating());
            }
        }
    }

    /** An incarnation of a copy begins, whose seats are those of a seating. */
    void begin(int copy, int incarnation, Seating seating) {
        copies.computeIfAbsent(copy, _ -> new Scheduled())
                .begin(incarnation, (number, firstStep) -> scheduler(copy, number, firstStep, seating));
    }

    private CopyScheduler scheduler(int copy, int incarnation, int firstStep, Seating seating) {
        var post = new CopyPost(
                copy, incarnation, cpu, seating, around.answering().formations(), reach, starts, around.frontend());
        var made = new CopyScheduler(
                copy, incarnation, seating.cut(copy), firstStep, around.watchPs(), part, around.serving(), post);
        made.runAt(clock);
        return made;
    }

    /** A copy is given up. */
    void end(int copy, Outbox out) {
        if (copies.containsKey(copy)) {
            copies.get(copy).end(out);
        }
    }

    /** All are given up: the CPU is gone. */
    void endAll(Outbox out) {
        copies.values().forEach(scheduled -> scheduled.end(out));
    }

    void runAt(double share) {
        clock = share;
        copies.values().forEach(scheduled -> scheduled.whileUp(scheduler -> scheduler.runAt(share)));
    }

    /** Does something with the scheduler of a copy, unless that is given up or elsewhere. */
    void at(int copy, Consumer<CopyScheduler> action) {
        if (copies.containsKey(copy)) {
            copies.get(copy).whileUp(action);
        }
    }

    void wake(long nowPs, Duty duty, Wake wake, Outbox out) {
        var copy = copies.get(duty.subject());
        if (copy.isOf(duty)) {
            copy.whileUp(scheduler -> scheduler.wake(nowPs, wake, out));
        }
    }

    /** Sequences, by copy, in order of arrival. */
    List<Served> served() {
        return copies.values().stream().flatMap(Scheduled::served).toList();
    }

    /** What the ends of incarnations cost. */
    List<Loss> losses() {
        return copies.values().stream()
                .flatMap(scheduled -> scheduled.losses().stream())
                .toList();
    }
}
