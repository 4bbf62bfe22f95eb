package orrery.deploy.calibration.collective;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.catalogue.KernelFigures;

/**
 * Fits figures of a row of tuning to measured sizes: least squares of ln(modelled / measured), by Levenberg and Marquardt over
 * the figures' logarithms. Figures that no size tells about stay as they are.
 *
 * @param start the row that it begins with
 */
public record TuningFit(Emulations emulations, KernelFigures start) {
    static final double NUDGE = 0.05; // of a logarithm

    private static final double TOLD = 0.002; // a nudge moves a time by that share at least
    private static final double FAR = Math.log(4); // no figure is further from where it begins: machines are alike
    private static final double ENOUGH = 1e-3;
    private static final int EVALUATIONS = 12;
    private static final int SIZES_A_FIGURE = 2;

    /**
     * @throws InputProblem where the sizes are too few for the figures that they tell about
     */
    Map<TuningFigure, Double> to(List<Sweep> sweeps) {
        var told = told(sweeps);
        refuseFew(sweeps, told);
        var distances = new Distances(emulations, start, sweeps, told);
        var begin = distances.begin();
        var problem = new LeastSquaresBuilder()
                .start(begin)
                .target(new double[distances.size()])
                .model(distances)
                .lazyEvaluation(true)
                .parameterValidator(point -> within(point, begin))
                .checker((_, before, after) -> before.getRMS() - after.getRMS() < ENOUGH * before.getRMS())
                .maxEvaluations(EVALUATIONS * EVALUATIONS)
                .maxIterations(EVALUATIONS)
                .build();
        return distances.values(
                new LevenbergMarquardtOptimizer().optimize(problem).getPoint());
    }

    /** The figures that some size tells about. */
    private List<TuningFigure> told(List<Sweep> sweeps) {
        var base = emulations.micros(sweeps, start);
        return Arrays.stream(TuningFigure.values())
                .filter(figure -> moves(base, emulations.micros(sweeps, nudged(figure))))
                .toList();
    }

    private KernelFigures nudged(TuningFigure figure) {
        var values = new EnumMap<TuningFigure, Double>(TuningFigure.class);
        values.put(figure, figure.of(start) * Math.exp(NUDGE));
        return TuningFigure.with(start, values);
    }

    private static boolean moves(double[] base, double[] nudged) {
        for (var i = 0; i < base.length; i++) {
            if (Math.abs(nudged[i] / base[i] - 1) > TOLD) {
                return true;
            }
        }
        return false;
    }

    private static void refuseFew(List<Sweep> sweeps, List<TuningFigure> told) {
        var sizes =
                sweeps.stream().mapToInt(sweep -> sweep.trial().sizes().size()).sum();
        var needed = SIZES_A_FIGURE * told.size();
        if (sizes < needed) {
            throw new InputProblem(
                    sweeps.getFirst().sizes().getFirst().row().origin(),
                    "size",
                    sizes + " sizes, which tell about " + told.size() + " figures",
                    needed + " sizes and above, " + SIZES_A_FIGURE + " for each figure",
                    "measure more sizes: nccl-tests -b 8 -e 8G -f 2");
        }
    }

    private static RealVector within(RealVector point, RealVector begin) {
        var clamped = new ArrayRealVector(point);
        for (var i = 0; i < point.getDimension(); i++) {
            var middle = begin.getEntry(i);
            clamped.setEntry(i, Math.clamp(point.getEntry(i), middle - FAR, middle + FAR));
        }
        return clamped;
    }
}
