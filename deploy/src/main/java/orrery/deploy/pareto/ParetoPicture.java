package orrery.deploy.pareto;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import orrery.deploy.chart.Axis;
import orrery.deploy.chart.Chart;
import orrery.deploy.chart.Panel;
import orrery.deploy.chart.Series;
import orrery.deploy.chart.Series.Spot;

/** The fronts as a picture: a panel for each model, a curve for each system, crosses for what was measured there. */
public final class ParetoPicture {
    private ParetoPicture() {}

    /** @param logarithmic axes, or linear ones from 0 */
    public static String svg(ParetoQuestion question, List<Curve> curves, Measured measured, boolean logarithmic) {
        var panels = question.models().stream()
                .map(model -> curves.stream()
                        .filter(curve -> curve.model().equals(model.name()))
                        .toList())
                .filter(some -> some.stream().anyMatch(curve -> !curve.points().isEmpty()))
                .map(some -> panel(question, some, measured, logarithmic))
                .toList();
        var note = String.format(
                Locale.ROOT,
                "prompts of %,d, answers of %,d tokens, closed loop, %s; dashed: modelled, not validated by measurements",
                question.lengths().prompt(),
                question.lengths().answer(),
                question.engine().name());
        return new Chart("Tokens/s/GPU against tokens/s/user", note, panels).svg();
    }

    private static Panel panel(ParetoQuestion question, List<Curve> curves, Measured measured, boolean logarithmic) {
        var series = new ArrayList<Series>();
        for (var curve : curves) {
            var number = question.systems().indexOf(curve.system());
            var name = curve.system().name() + (curve.validated() ? "" : " (not validated)");
            series.add(new Series(
                    number,
                    name,
                    !curve.validated(),
                    curve.front().points().stream().map(ParetoPicture::spot).toList(),
                    measured.of(curve.model(), curve.system()).stream()
                            .map(point -> new Spot(point.perUser(), point.perGpu(), point.words()))
                            .toList()));
        }
        return new Panel(
                curves.getFirst().model(),
                Axis.around("tokens/s/user", spots(series).mapToDouble(Spot::x).toArray(), logarithmic),
                Axis.around("tokens/s/GPU", spots(series).mapToDouble(Spot::y).toArray(), logarithmic),
                series);
    }

    private static Stream<Spot> spots(List<Series> series) {
        return series.stream().flatMap(one -> Stream.concat(one.line().stream(), one.crosses().stream()));
    }

    private static Spot spot(OperatingPoint point) {
        var words = String.format(
                Locale.ROOT,
                "%s, %s, %,d users of %d GPUs%s",
                point.system(),
                point.plan(),
                point.concurrency(),
                point.gpus(),
                point.lpus() > 0 ? " and " + point.lpus() + " LPUs" : "");
        return new Spot(point.perUser().value(), point.perGpu().value(), words);
    }
}
