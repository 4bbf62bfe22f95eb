package orrery.deploy.calibration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.MersenneTwister;

/**
 * Searches the parameters whose estimates are nearest to rows: the least mean of |ln(modelled / measured)|, in which twice as
 * long and half as long count the same, and a few rows that nothing explains do not decide.
 *
 * <p>CMA-ES over the logarithms, from a fixed seed, so that the same rows give the same figures.
 */
final class Minimum {
    private static final long SEED = 20_260_701;
    private static final int EVALUATIONS = 6000;
    private static final int GENERATIONS = 600;
    private static final double STEP = 0.4; // of a logarithm
    private static final double FAR = Math.log(4); // no parameter is further from where it begins: chips are alike

    /** Where a parameter of zero begins: thousandths of a µs or share are nothing. */
    private static final double LEAST = 1e-3;

    /** Of a peak, which nothing passes. */
    private static final List<String> SHARES = List.of("compute", "memory", "movement");

    private final Fittable fittable;
    private final List<String> names;
    private final List<Sample> rows;

    Minimum(Fittable fittable, List<String> names, List<Sample> rows) {
        this.fittable = fittable;
        this.names = names;
        this.rows = rows;
    }

    /** All parameters, with the best found for those that are searched. */
    SequencedMap<String, Double> found() {
        var start = names.stream()
                .mapToDouble(name -> Math.log(Math.max(LEAST, fittable.start().get(name))))
                .toArray();
        var search = new CMAESOptimizer(GENERATIONS, 0, true, 0, 1, new MersenneTwister(SEED), false, null);
        var steps = new double[start.length];
        Arrays.fill(steps, STEP);
        var best = search.optimize(
                new MaxEval(EVALUATIONS),
                new ObjectiveFunction(this::distance),
                GoalType.MINIMIZE,
                new InitialGuess(start),
                bounds(start),
                new CMAESOptimizer.Sigma(steps),
                new CMAESOptimizer.PopulationSize(4 + (int) (3 * Math.log(start.length)) + 4));
        return parameters(best.getPoint());
    }

    private SimpleBounds bounds(double[] start) {
        var lower = new double[start.length];
        var upper = new double[start.length];
        for (var i = 0; i < start.length; i++) {
            var name = names.get(i);
            var isShare = SHARES.contains(name.substring(name.lastIndexOf('/') + 1));
            lower[i] = start[i] - FAR;
            upper[i] = isShare ? Math.max(start[i], 0) : Math.max(start[i] + FAR, 0);
        }
        return new SimpleBounds(lower, upper);
    }

    private double distance(double[] logarithms) {
        var estimate = fittable.model().with(parameters(logarithms));
        var sum = 0.0;
        for (var row : rows) {
            sum += Math.abs(Math.log(estimate.micros(row) / row.row().micros()));
        }
        return sum / rows.size();
    }

    private SequencedMap<String, Double> parameters(double[] logarithms) {
        var values = new LinkedHashMap<>(fittable.start());
        for (var i = 0; i < logarithms.length; i++) {
            values.put(names.get(i), Math.exp(logarithms[i]));
        }
        return values;
    }
}
