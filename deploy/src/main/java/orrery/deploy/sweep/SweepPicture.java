package orrery.deploy.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.deploy.chart.Axis;
import orrery.deploy.chart.Chart;
import orrery.deploy.chart.Label;
import orrery.deploy.chart.Panel;
import orrery.deploy.chart.Series;
import orrery.deploy.chart.Series.Spot;

/** A sweep as a picture: a curve for each value of the first axis, a spot for each cell. */
final class SweepPicture {
    private final Findings findings;
    private final Question question;

    private SweepPicture(Findings findings) {
        this.findings = findings;
        this.question = findings.question();
    }

    /** By itself. */
    static String of(Findings findings) {
        var picture = new SweepPicture(findings);
        return picture.svg(picture.note());
    }

    /** In a page, which says the rest. */
    static String inPage(Findings findings) {
        return new SweepPicture(findings).svg("Numbers are those of the table, as far as there is room.");
    }

    private String svg(String note) {
        var series = new ArrayList<Series>();
        if (question.axes().size() == 1) {
            series.addAll(series(0, question.name(), findings.all()));
        } else {
            var values = question.axes().getFirst().values();
            for (var number = 0; number < values.size(); number++) {
                var label = values.get(number).label();
                series.addAll(series(number, label, ofFirst(label)));
            }
        }
        return new Chart(question.name(), note, List.of(panel(series))).svg();
    }

    private List<Finding> ofFirst(String label) {
        return findings.all().stream()
                .filter(finding -> finding.cell().labels().getFirst().equals(label))
                .toList();
    }

    private Panel panel(List<Series> series) {
        return new Panel(
                question.y().words() + " against " + question.x().words(),
                axis(question.x(), spots(series).mapToDouble(Spot::x).toArray()),
                axis(question.y(), spots(series).mapToDouble(Spot::y).toArray()),
                series,
                labels());
    }

    /** What is on the front by name, then all others by number. */
    private List<Label> labels() {
        var front = findings.front();
        return findings.all().stream()
                .filter(this::isDrawn)
                .sorted(Comparator.comparing(finding -> !front.contains(finding)))
                .map(finding -> label(finding, front.contains(finding)))
                .toList();
    }

    private Label label(Finding finding, boolean isOnFront) {
        var spot = spot(finding);
        var number = Integer.toString(finding.number());
        return new Label(spot.x(), spot.y(), isOnFront ? List.of(spot.words(), number) : List.of(number));
    }

    private static Axis axis(Metric metric, double[] numbers) {
        return Axis.around(metric.words(), numbers, true);
    }

    private static Stream<Spot> spots(List<Series> series) {
        return series.stream().flatMap(one -> one.line().stream());
    }

    /** The cells that no other of theirs beats are joined, the others stand alone; where none beats any, all are joined. */
    private List<Series> series(int number, String name, List<Finding> some) {
        var shown = some.stream().filter(this::isDrawn).toList();
        var joined = question.hasFront() ? findings.front(shown) : sorted(shown);
        var series = new ArrayList<Series>();
        series.add(
                new Series(number, name, false, joined.stream().map(this::spot).toList(), List.of()));
        var onCurve = Set.copyOf(joined);
        shown.stream()
                .filter(finding -> !onCurve.contains(finding))
                .map(finding -> new Series(number, name, false, List.of(spot(finding)), List.of()))
                .forEach(series::add);
        return series;
    }

    private boolean isDrawn(Finding finding) {
        return findings.isInPicture(finding)
                && spot(finding).x() > 0
                && spot(finding).y() > 0;
    }

    private List<Finding> sorted(List<Finding> some) {
        return some.stream()
                .sorted(Comparator.comparingDouble(finding -> spot(finding).x()))
                .toList();
    }

    private Spot spot(Finding finding) {
        return new Spot(
                finding.figure(question.x()).orElseThrow(),
                finding.figure(question.y()).orElseThrow(),
                finding.number() + ": " + question.words(finding.cell()));
    }

    private String note() {
        var words = findings.validated().keySet();
        var validated = words.size() == 1 ? words.iterator().next() : "nearest measured runs: see sweep.json";
        return Stream.of(
                        question.about().replaceAll("\\s+", " "),
                        "Numbers are rows of sweep.csv. Times are modelled; " + validated)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
