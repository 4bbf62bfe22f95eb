package orrery.node.forward;

import java.util.Arrays;
import java.util.function.IntFunction;
import orrery.fabric.link.Ports;
import orrery.node.execution.Foresight.Ending;
import orrery.protocol.payload.Step;

/** Steps of a copy that are run whole, message by message, away from all other devices. */
final class WholeSteps {
    private final WholeRank[] ranks;
    private final Isolated isolated;
    private final Carried before;
    private long steps;

    WholeSteps(WholeRank[] ranks, Isolated isolated) {
        this.ranks = ranks;
        this.isolated = isolated;
        this.before = isolated.carried();
    }

    /** @param startsPs by rank */
    Ending[] of(Step step, long[] startsPs) throws Stalled {
        steps++;
        for (var rank = 0; rank < ranks.length; rank++) {
            ranks[rank].next(step);
            isolated.wake(ranks[rank].number(), startsPs[rank], WholeRank.BEGIN);
        }
        isolated.complete();
        return Arrays.stream(ranks).map(WholeRank::ending).toArray(Ending[]::new);
    }

    long quietPs() {
        return isolated.quietPs();
    }

    /** Steps that were run so. */
    long steps() {
        return steps;
    }

    void credit(IntFunction<Ports> portsOf) {
        isolated.carried().since(before).credit(1, portsOf);
    }
}
