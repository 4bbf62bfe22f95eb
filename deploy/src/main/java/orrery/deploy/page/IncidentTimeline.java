package orrery.deploy.page;

import java.util.stream.Stream;
import orrery.deploy.picture.Svg;
import orrery.deploy.report.Figures;
import orrery.deploy.report.Paragraph;
import orrery.node.outcome.Incident;
import orrery.node.outcome.Outcome;
import orrery.protocol.units.SimTime;

/**
 * Incidents below each other, virtual time from left to right.
 *
 * <pre>
 *   gpu-fail at gpu3      ├──▒▒▒▒████──────┤
 *                     struck  │   │    healed
 *                      detected  serving again
 * </pre>
 */
record IncidentTimeline(Outcome outcome) {
    private static final int WIDTH = 1180;
    private static final int LEFT = 330; // for names
    private static final int ROW = 22;
    private static final int MOST = 60;
    private static final int LONGEST = 48; // letters

    String svg() {
        var shown = outcome.incidents().stream().limit(MOST).toList();
        var svg = new Svg(WIDTH, (shown.size() + 2) * ROW);
        svg.words("0", "class", "faint", "x", LEFT, "y", ROW - 7);
        svg.words(Figures.time(endPs()), "class", "faint", "x", WIDTH, "y", ROW - 7, "text-anchor", "end");
        for (var row = 0; row < shown.size(); row++) {
            incident(svg, shown.get(row), (row + 1) * ROW);
        }
        var key = "thin: struck until healed; light: until it was noticed; full: until served again";
        var more = outcome.incidents().size() - shown.size();
        svg.words(
                more > 0 ? key + "; " + more + " more are not drawn" : key,
                "class",
                "faint",
                "x",
                LEFT,
                "y",
                (shown.size() + 2) * ROW - 8);
        return svg.end();
    }

    private long endPs() {
        var last = outcome.incidents().stream()
                .flatMap(i -> Stream.of(i.at(), i.healed(), i.detected(), i.recovered()))
                .mapToLong(time -> time == null ? 0 : time.picos())
                .max()
                .orElse(0);
        return Math.max(1, Math.max(last, outcome.end().picos()));
    }

    private void incident(Svg svg, Incident incident, int y) {
        var at = incident.devices().isEmpty() ? "" : " at " + incident.devices().getFirst();
        var more = incident.devices().size() > 1 ? " and " + (incident.devices().size() - 1) + " more" : "";
        svg.words(
                Paragraph.head(incident.action() + at + more, LONGEST),
                "class",
                "ink",
                "x",
                LEFT - 8,
                "y",
                y + 13,
                "text-anchor",
                "end");
        var struck = x(incident.at());
        bar(svg, "struck", struck, x(incident.healed()), y + 7, 4);
        if (incident.detected() != null) {
            bar(svg, "unnoticed", struck, x(incident.detected()), y + 2, 14);
            bar(svg, "down", x(incident.detected()), x(incident.recovered()), y + 2, 14);
        }
    }

    private void bar(Svg svg, String what, double from, double to, int y, int height) {
        svg.shape(
                "rect", "class", what, "x", from, "y", y, "width", Math.max(1.5, to - from), "height", height, "rx", 2);
    }

    /** What never came is at the end. */
    private double x(SimTime time) {
        var picos = time == null ? endPs() : time.picos();
        return LEFT + (double) (WIDTH - LEFT) * picos / endPs();
    }
}
