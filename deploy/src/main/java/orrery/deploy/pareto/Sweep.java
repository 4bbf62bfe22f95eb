package orrery.deploy.pareto;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** All models on all systems under all plans and loads; the same answer on any number of threads. */
public final class Sweep {
    private final ParetoQuestion question;
    private final Measured measured;

    public Sweep(ParetoQuestion question, Measured measured) {
        this.question = question;
        this.measured = measured;
    }

    /**
     * @param threads that share the plans
     * @param progress is told of every curve, in their order
     * @return a curve for every model on every system, model by model
     * @throws orrery.deploy.scenario.InputProblem where a system is unknown
     */
    public List<Curve> curves(int threads, Consumer<Curve> progress) {
        var all = new ArrayList<SystemPlans>();
        for (var model : question.models()) {
            for (var system : question.systems()) {
                all.add(SystemPlans.of(question, model, system, measured));
            }
        }
        try (var pool = Executors.newFixedThreadPool(threads)) {
            try {
                var begun = all.stream()
                        .map(plans -> plans.sweeps().stream()
                                .map(sweep -> pool.submit(sweep::points))
                                .toList())
                        .toList();
                var curves = new ArrayList<Curve>();
                for (var number = 0; number < all.size(); number++) {
                    curves.add(curve(all.get(number), begun.get(number)));
                    progress.accept(curves.getLast());
                }
                return curves;
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private static Curve curve(SystemPlans plans, List<Future<List<OperatingPoint>>> swept) {
        var points = swept.stream().flatMap(one -> got(one).stream()).toList();
        var note = points.isEmpty() && plans.note().isEmpty()
                ? "none of " + swept.size() + " plans fits; spread it over more devices or take narrower formats"
                : plans.note();
        return new Curve(
                plans.model().name(),
                plans.system(),
                plans.validated(),
                swept.size(),
                points,
                Front.of(points, point -> point.perGpu().value()),
                note);
    }

    private static List<OperatingPoint> got(Future<List<OperatingPoint>> one) {
        try {
            return one.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while plans were forecast", stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }
}
