package orrery.node.forecast;

import java.util.List;
import java.util.Locale;
import orrery.node.feasibility.Demand;
import orrery.node.feasibility.DeviceMemory;
import orrery.node.feasibility.Holding;
import orrery.node.feasibility.Holdings;
import orrery.node.plan.Deployment;
import orrery.node.plan.Seat.Side;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.seating.Seating;

/** How many positions the caches of a copy have room for, in the memory that weights, workspace and framework leave. */
final class CacheRoom {
    private CacheRoom() {}

    /**
     * @param length of a sequence: of windows and states, longer sequences need less for each token
     * @return tokens, of all data groups
     * @throws ScenarioProblem where not even one sequence has room
     */
    static long tokens(ServedModel model, int length) {
        var groups = model.pool().cut().attention().data();
        var sequences = sequences(
                model,
                new Demand(groups, length, Math.multiplyExact(model.engine().rows(), groups)));
        var tokens = (long) (sequences * groups * length);
        if (tokens < length) {
            throw new ScenarioProblem(
                    "plan",
                    String.format(Locale.ROOT, "room for %,d tokens in the caches of a copy", tokens),
                    String.format(Locale.ROOT, "at least one sequence of %,d", length),
                    "spread the model over more devices, or take narrower formats");
        }
        return tokens;
    }

    /** Of each data group, on the device that has least room for them; no end where none keeps a cache. */
    private static double sequences(ServedModel model, Demand demand) {
        var seating = new Seating(model.topology(), new Deployment(List.of(model.pool())));
        var holdings = new Holdings(model.architecture(), model.pool().cut(), model.formats());
        var least = Double.POSITIVE_INFINITY;
        for (var seat : seating.seats(0)) {
            var memory = DeviceMemory.of(model.topology().part(seating.device(seat)));
            if (seat.side() == Side.ATTENTION && memory.isPresent()) {
                var holding = holdings.of(seat, demand);
                least = holding.cache() == 0
                        ? least
                        : Math.min(least, free(model, memory.getAsLong(), holding) / (double) holding.cache());
            }
        }
        return least;
    }

    /** Bytes that caches may fill. */
    private static double free(ServedModel model, long memory, Holding holding) {
        var free = memory
                - holding.allWeights()
                - holding.workspace()
                - model.engine().reserve().bytes();
        return Math.max(0, free) * model.engine().cacheShare().asDouble();
    }
}
