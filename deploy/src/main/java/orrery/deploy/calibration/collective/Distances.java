package orrery.deploy.calibration.collective;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.ValueAndJacobianFunction;
import org.hipparchus.util.Pair;
import orrery.fabric.catalogue.KernelFigures;

/**
 * How far emulated times are from measured ones, by the logarithms of figures. Behind the sizes stands a weak spring for each
 * figure, which decides where the sizes do not.
 *
 * @param told the figures that are searched
 */
record Distances(Emulations emulations, KernelFigures start, List<Sweep> sweeps, List<TuningFigure> told)
        implements ValueAndJacobianFunction {
    private static final double SPRING = 0.05;
    private static final double STRAY = 0.03; // further away, a size counts by its distance and no longer by its square

    /** Where the search begins. */
    RealVector begin() {
        return new ArrayRealVector(
                told.stream().mapToDouble(figure -> Math.log(figure.of(start))).toArray());
    }

    /** The distances that a point has. */
    int size() {
        return sweeps.stream().mapToInt(sweep -> sweep.sizes().size()).sum() + told.size();
    }

    /** The figures of a point, in their units. */
    Map<TuningFigure, Double> values(RealVector point) {
        var values = new EnumMap<TuningFigure, Double>(TuningFigure.class);
        for (var i = 0; i < told.size(); i++) {
            values.put(told.get(i), Math.exp(point.getEntry(i)));
        }
        return values;
    }

    @Override
    public Pair<RealVector, RealMatrix> value(RealVector point) {
        return new Pair<>(computeValue(point.toArray()), computeJacobian(point.toArray()));
    }

    @Override
    public RealVector computeValue(double[] point) {
        var micros = emulations.micros(sweeps, TuningFigure.with(start, values(new ArrayRealVector(point))));
        var distances = new double[micros.length + told.size()];
        var at = 0;
        for (var sweep : sweeps) {
            for (var size : sweep.sizes()) {
                distances[at] = damped(Math.log(micros[at] / size.micros()));
                at++;
            }
        }
        var begin = begin();
        for (var i = 0; i < point.length; i++) {
            distances[at + i] = SPRING * (point[i] - begin.getEntry(i));
        }
        return new ArrayRealVector(distances);
    }

    /** Its square grows as the square of a small distance, and as the distance itself where that is large. */
    private static double damped(double distance) {
        var scaled = distance / STRAY;
        return Math.signum(distance) * STRAY * Math.sqrt(2 * (Math.sqrt(1 + scaled * scaled) - 1));
    }

    @Override
    public RealMatrix computeJacobian(double[] point) {
        var base = computeValue(point);
        var columns = IntStream.range(0, point.length)
                .parallel()
                .mapToObj(i -> slope(point, i, base))
                .toList();
        var jacobian = new Array2DRowRealMatrix(base.getDimension(), point.length);
        for (var i = 0; i < point.length; i++) {
            jacobian.setColumnVector(i, columns.get(i));
        }
        return jacobian;
    }

    private RealVector slope(double[] point, int figure, RealVector base) {
        var nudged = point.clone();
        nudged[figure] += TuningFit.NUDGE;
        return computeValue(nudged).subtract(base).mapDivide(TuningFit.NUDGE);
    }
}
