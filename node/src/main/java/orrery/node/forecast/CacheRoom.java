package orrery.node.forecast;

import java.util.List;
import orrery.node.feasibility.Demand;
import orrery.node.feasibility.DeviceMemory;
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
        var seating = new Seating(model.topology(), new Deployment(List.of(model.pool())));
        var holdings = new Holdings(model.architecture(), model.pool().cut(), model.formats());
        var groups = model.pool().cut().attention().data();
        var demand = new Demand(groups, length, model.engine().rows() * groups);
        var least = Long.MAX_VALUE;
        for (var seat : seating.seats(0)) {
            var memory = DeviceMemory.of(model.topology().part(seating.device(seat)));
            if (seat.side() == Side.ATTENTION && memory.isPresent()) {
                var holding = holdings.of(seat, demand);
                var free = memory.getAsLong()
                        - holding.allWeights()
                        - holding.workspace()
                        - model.engine().reserve().bytes();
                if (holding.cache() > 0) {
                    var sequences =
                            Math.max(0, free) * model.engine().cacheShare().asDouble() / (double) holding.cache();
                    least = Math.min(least, (long) (sequences * groups * length));
                }
            }
        }
        if (least < length) {
            throw new ScenarioProblem(
                    "plan",
                    "room for %,d tokens in the caches of a copy".formatted(Math.max(0, least)),
                    "at least one sequence of %,d".formatted(length),
                    "spread the model over more devices, or take narrower formats");
        }
        return least;
    }
}
