package orrery.deploy.claims;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import orrery.deploy.claims.Claim.Serving;
import orrery.deploy.claims.Claim.Side;
import orrery.deploy.pareto.Curve;
import orrery.deploy.pareto.Front;
import orrery.deploy.pareto.Measured;
import orrery.deploy.pareto.OperatingPoint;
import orrery.deploy.pareto.ParetoQuestion;
import orrery.deploy.pareto.ParetoQuestion.Model;
import orrery.deploy.pareto.ServingSystem;
import orrery.deploy.pareto.Sweep;
import orrery.fabric.catalogue.Catalogue;
import orrery.node.family.Configurations;
import orrery.node.forecast.Lengths;

/** Works claims out; what several of them ask for is worked out once. */
public final class Comparing {
    private final int threads;
    private final Measured measured = Measured.shipped();
    private final Map<Asked, Curve> known = new HashMap<>();

    /** One sweep. */
    private record Asked(String model, int isl, int osl, String engine, Side side) {}

    public Comparing(int threads) {
        this.threads = threads;
    }

    /** The claim beside what the model says. */
    public Answer of(Claim claim) {
        if (claim.optics() != null) {
            var value = OpticsWatts.of(claim.optics());
            return Answer.of(claim, List.of(), value, value, value);
        }
        var serving = claim.serving();
        var sides = Stream.of(serving.of(), serving.over())
                .flatMap(side -> side == null ? Stream.of() : Stream.of(found(serving, side)))
                .toList();
        if (!sides.stream().allMatch(Found::reached)) {
            return Answer.notReached(claim, sides);
        }
        var of = sides.getFirst();
        if (sides.size() == 1) {
            return Answer.of(claim, sides, of.value(), of.low(), of.high());
        }
        var over = sides.getLast();
        return Answer.of(claim, sides, of.value() / over.value(), of.low() / over.high(), of.high() / over.low());
    }

    private Found found(Serving serving, Side side) {
        var curve = known.computeIfAbsent(
                new Asked(serving.model(), serving.isl(), serving.osl(), serving.engine(), side), this::swept);
        var words = side.system() + (side.widest() == null ? "" : ", copies of at most " + side.widest());
        var fastest = curve.points().stream()
                .mapToDouble(point -> point.perUser().value())
                .max()
                .orElse(0);
        var points = front(curve, serving.figure()).points();
        var value = figure(points, serving, point -> serving.figure().of(point).value());
        var low = figure(points, serving, point -> serving.figure().of(point).low());
        var high = figure(points, serving, point -> serving.figure().of(point).high());
        return new Found(words, value > 0, value, low, high, fastest, curve.note());
    }

    private static Front front(Curve curve, ServedFigure figure) {
        return Front.of(curve.points(), point -> figure.of(point).value());
    }

    /** 0 where the system does not serve so fast. */
    private static double figure(
            List<OperatingPoint> points, Serving serving, ToDoubleFunction<OperatingPoint> figure) {
        return serving.at() == null
                ? points.stream().mapToDouble(figure).max().orElse(0)
                : new Front(points, figure).at(serving.at()).orElse(0);
    }

    private Curve swept(Asked asked) {
        var question = new ParetoQuestion(
                List.of(new Model(asked.model(), Configurations.named(asked.model()))),
                List.of(ServingSystem.named(asked.side().system())),
                new Lengths(asked.isl(), asked.osl()),
                Catalogue.load().engine(asked.engine()),
                Optional.empty(),
                asked.side().most());
        return new Sweep(question, measured).curves(threads, _ -> {}).getFirst();
    }
}
