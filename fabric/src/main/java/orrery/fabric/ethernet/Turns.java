package orrery.fabric.ethernet;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Predicate;

/** The flows that have something to send by one port, and whose turn it is: burst by burst, each in turn. */
final class Turns {
    private final SequencedSet<Sender> waiting = new LinkedHashSet<>();
    private long alarmPs = Long.MAX_VALUE;

    void join(Sender sender) {
        waiting.add(sender);
    }

    /** It has nothing more to send after all. */
    void leave(Sender sender) {
        waiting.remove(sender);
    }

    /** Takes the next in turn that may go out, leaving those before it where they are. */
    Optional<Sender> take(Predicate<Sender> mayGo) {
        var next = waiting.stream().filter(mayGo).findFirst();
        next.ifPresent(waiting::remove);
        return next;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The next time from now at which congestion control lets one of them go; {@link Long#MAX_VALUE} for never. */
    long allowedAfter(long nowPs) {
        return waiting.stream()
                .mapToLong(Sender::allowedPs)
                .filter(atPs -> atPs > nowPs)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Whether an alarm must be set for a time: there is none by then. */
    boolean needsAlarm(long atPs) {
        var needs = atPs < alarmPs;
        alarmPs = Math.min(atPs, alarmPs);
        return needs;
    }

    void rang(long nowPs) {
        if (nowPs >= alarmPs) {
            alarmPs = Long.MAX_VALUE;
        }
    }
}
