package orrery.node.emulation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.node.feasibility.PlanCheck;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.seating.Seating;

/** How a copy may be cut for fewer devices than it began with: experts first, then heads and widths, then stages. */
final class Shrinking {
    private static final int PIPELINE = 0;
    private static final int TENSOR = 1;
    private static final int DATA = 2;
    private static final int CONTEXT = 3;
    private static final int WIDTH = 4;
    private static final int EXPERT = 5;

    /** Degrees that are divided together, the first that can be. */
    private static final List<List<Integer>> WAYS = List.of(
            List.of(EXPERT, DATA),
            List.of(EXPERT, TENSOR),
            List.of(EXPERT, CONTEXT),
            List.of(WIDTH, DATA),
            List.of(WIDTH, TENSOR),
            List.of(PIPELINE));

    private final Seating seating;
    private final Models models;
    private final Feasibility feasibility;

    Shrinking(Seating seating, Models models, Feasibility feasibility) {
        this.seating = seating;
        this.models = models;
        this.feasibility = feasibility;
    }

    /** On as many as can be used of so many devices; null where there is no such cut. */
    Cut smaller(int copy, int devices) {
        var pool = seating.pool(copy);
        var whole = pool.cut();
        return IntStream.rangeClosed(2, whole.ranks())
                .boxed()
                .flatMap(factor -> divided(whole, factor))
                .filter(cut -> cut.ranks() <= devices && can(pool, cut, copy))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Cut> divided(Cut whole, int factor) {
        return WAYS.stream()
                .filter(way -> way.stream().allMatch(degree -> whole.degrees()[degree] % factor == 0))
                .map(way -> {
                    var degrees = whole.degrees();
                    way.forEach(degree -> degrees[degree] /= factor);
                    return whole.with(degrees);
                });
    }

    private boolean can(Pool pool, Cut cut, int copy) {
        try {
            PlanCheck.check(models.of(pool).architecture(), pool.duty(), cut);
            return feasibility.fits(
                    new Pool(pool.duty(), cut, pool.copies()),
                    seating.device(seating.seats(copy).getFirst()));
        } catch (ScenarioProblem cannot) {
            return false;
        }
    }
}
