package orrery.deploy.page;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import orrery.deploy.page.Stretch.Doing;
import orrery.deploy.picture.Svg;
import orrery.deploy.report.Figures;
import orrery.node.recording.Recorded;

/** A path as a strip, virtual time from left to right. */
record StepStrip(Collection<Stretch> path, Recorded step) {
    private static final int WIDTH = 1180;
    private static final int HEIGHT = 46;
    private static final int TOP = 22;
    private static final int KEY = 220; // from one word of the key to the next
    private static final int MOST = 3000; // the longest, where there are more

    String svg() {
        var svg = new Svg(WIDTH, TOP + HEIGHT + 30);
        svg.words("0", "class", "faint", "x", 0, "y", TOP - 7);
        svg.words(
                Figures.time((double) step.toPs() - step.fromPs()),
                "class",
                "faint",
                "x",
                WIDTH,
                "y",
                TOP - 7,
                "text-anchor",
                "end");
        path.stream()
                .sorted(Comparator.comparingLong(Stretch::picos).reversed())
                .limit(MOST)
                .sorted(Comparator.comparingLong(Stretch::fromPs))
                .forEach(stretch -> stretch(svg, stretch));
        for (var doing : Doing.values()) {
            var x = doing.ordinal() * KEY;
            svg.shape("rect", "class", css(doing), "x", x, "y", TOP + HEIGHT + 10, "width", 14, "height", 14);
            svg.words(doing.words(), "class", "ink", "x", x + 20, "y", TOP + HEIGHT + 22);
        }
        return svg.end();
    }

    private void stretch(Svg svg, Stretch stretch) {
        var scale = (double) WIDTH / (step.toPs() - step.fromPs());
        svg.open(
                "rect",
                "class",
                css(stretch.doing()),
                "x",
                (stretch.fromPs() - step.fromPs()) * scale,
                "y",
                TOP,
                "width",
                Math.max(0.2, stretch.picos() * scale),
                "height",
                HEIGHT);
        svg.title(stretch.doing().words() + ": " + stretch.what() + ", " + Figures.time(stretch.picos()));
        svg.close();
    }

    private static String css(Doing doing) {
        return "stretch " + doing.name().toLowerCase(Locale.ROOT);
    }
}
