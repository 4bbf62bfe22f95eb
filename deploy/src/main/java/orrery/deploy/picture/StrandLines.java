package orrery.deploy.picture;

import orrery.deploy.picture.Layout.Spot;
import orrery.fabric.topology.Drawing;

/** Draws the strands between boxes that are drawn: curves from the lower edge of one to the upper edge of the other. */
final class StrandLines {
    private static final double THICKEST = 9;

    private final Boxes boxes;
    private final Layout layout;
    private final Palette palette;
    private final Svg svg;

    StrandLines(Boxes boxes, Layout layout, Palette palette, Svg svg) {
        this.boxes = boxes;
        this.layout = layout;
        this.palette = palette;
        this.svg = svg;
    }

    void draw() {
        boxes.strands.forEach((strand, links) -> {
            var from = layout.spot(strand.from());
            var to = layout.spot(strand.to());
            if (from != null && to != null && !strand.isWithin()) {
                draw(strand, links, from.y() <= to.y() ? from : to, from.y() <= to.y() ? to : from);
            }
        });
    }

    private void draw(Strand strand, long links, Spot upper, Spot lower) {
        int x1 = upper.x() + Layout.BOX_WIDTH / 2;
        int y1 = upper.y() + Layout.BOX_HEIGHT;
        int x2 = lower.x() + Layout.BOX_WIDTH / 2;
        int y2 = upper.y() == lower.y() ? y1 : lower.y();
        int bend = upper.y() == lower.y() ? 46 : (y2 - y1) / 2;
        int bendBack = upper.y() == lower.y() ? -bend : bend;
        var words = Picture.grouped(links) + " × " + strand.medium().name();
        svg.open("g");
        svg.title(words);
        svg.shape(
                "path",
                "d",
                "M" + x1 + " " + y1 + " C" + x1 + " " + (y1 + bend) + " " + x2 + " " + (y2 - bendBack) + " " + x2 + " "
                        + y2,
                "fill",
                "none",
                "stroke",
                palette.line(strand.medium()),
                "stroke-width",
                thickness(links),
                "stroke-opacity",
                "0.75",
                "stroke-dasharray",
                strand.medium().optical() ? "8 4" : "none");
        double t = labelAt(strand, upper.equals(layout.spot(strand.from())));
        double rise =
                3 * t * (1 - t) * (1 - t) * bend + 3 * t * t * (1 - t) * (y2 - y1 - bendBack) + t * t * t * (y2 - y1);
        svg.label(Picture.shortened(words, 30), x1 + (x2 - x1) * t * t * (3 - 2 * t), y1 + rise + 4);
        svg.close();
    }

    /** How far down the curve its label stands: strands that fan out from between racks have it near their rack. */
    private static double labelAt(Strand strand, boolean isFromUpper) {
        boolean upperInRack = (isFromUpper ? strand.from() : strand.to()).rack() != Drawing.NO_RACK;
        boolean lowerInRack = (isFromUpper ? strand.to() : strand.from()).rack() != Drawing.NO_RACK;
        return upperInRack == lowerInRack ? 0.5 : upperInRack ? 0.25 : 0.72;
    }

    /** By the order of magnitude: one link is a hair, a hundred thousand a rope. */
    private static double thickness(long links) {
        return Math.min(THICKEST, 1.5 + 1.5 * Math.log10(links));
    }
}
