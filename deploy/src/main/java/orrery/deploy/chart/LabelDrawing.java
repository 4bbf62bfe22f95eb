package orrery.deploy.chart;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import orrery.deploy.picture.Palette;
import orrery.deploy.picture.Svg;

/** Writes labels beside spots as far as there is room; a thin line leads to words that stand farther away. */
record LabelDrawing(Svg svg, Room room) {
    private static final double NEAR = 8; // pixels
    private static final double BASE_LINE = 3.5; // above the lower side

    /**
     * @param atX where a number stands across, in pixels
     * @param atY where it stands upward
     */
    void draw(List<Label> labels, DoubleUnaryOperator atX, DoubleUnaryOperator atY) {
        labels.forEach(label -> draw(label, atX.applyAsDouble(label.x()), atY.applyAsDouble(label.y())));
    }

    private void draw(Label label, double x, double y) {
        for (var words : label.words()) {
            var place = room.take(x, y, words);
            if (place.isPresent()) {
                write(words, x, y, place.get());
                return;
            }
        }
    }

    private void write(String words, double x, double y, Room.Rectangle place) {
        var middle = place.left() + place.width() / 2;
        var foot = place.top() + place.height() - BASE_LINE;
        if (place.distance(x, y) > NEAR) {
            var nearX = Math.clamp(x, place.left(), place.left() + place.width());
            var nearY = Math.clamp(y, place.top(), place.top() + place.height());
            svg.shape("line", "x1", x, "y1", y, "x2", nearX, "y2", nearY, "stroke", Palette.FAINT);
        }
        svg.label(words, middle, foot);
    }
}
