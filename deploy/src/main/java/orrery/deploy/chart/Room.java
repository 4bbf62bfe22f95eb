package orrery.deploy.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The room that is left in a panel for words: a rectangle for each, beside its spot, that covers no spot and no other words.
 *
 * <pre>
 *      words        1 to the right, 2 left, 3 above, 4 below, then the corners;
 *   words ● words   then the same farther away
 *      words
 * </pre>
 */
final class Room {
    /** Pixels of most letters of a label, and more than those of the others on average. */
    static final double LETTER = 7;

    static final double HEIGHT = 14;
    private static final double SPOT = 3; // radius
    private static final double[] AWAY = {5, 11, 20, 32, 46}; // from the middle of the spot
    private static final double[][] WAYS = {
        {1, 0}, {-1, 0}, {0, -1}, {0, 1}, {0.7, -0.7}, {-0.7, -0.7}, {0.7, 0.7}, {-0.7, 0.7}
    };

    private final Rectangle within;
    private final List<Rectangle> taken = new ArrayList<>();

    /** In pixels, down from the top. */
    record Rectangle(double left, double top, double width, double height) {
        private boolean touches(Rectangle other) {
            return left < other.left + other.width
                    && other.left < left + width
                    && top < other.top + other.height
                    && other.top < top + height;
        }

        private boolean holds(Rectangle other) {
            return left <= other.left
                    && top <= other.top
                    && other.left + other.width <= left + width
                    && other.top + other.height <= top + height;
        }

        /** As far from the middle of a spot as its nearest side is. */
        double distance(double x, double y) {
            var aside = Math.max(0, Math.max(left - x, x - left - width));
            var above = Math.max(0, Math.max(top - y, y - top - height));
            return Math.hypot(aside, above);
        }
    }

    Room(Rectangle within) {
        this.within = within;
    }

    /** Nothing may cover it. */
    void spot(double x, double y) {
        taken.add(new Rectangle(x - SPOT, y - SPOT, 2 * SPOT, 2 * SPOT));
    }

    /** Room for words beside a spot, which is taken then; empty where there is none. */
    Optional<Rectangle> take(double x, double y, String words) {
        var found = DoubleStream.of(AWAY)
                .boxed()
                .flatMap(away -> Stream.of(WAYS).map(way -> beside(x, y, way, away, LETTER * words.length())))
                .filter(within::holds)
                .filter(one -> taken.stream().noneMatch(one::touches))
                .findFirst();
        found.ifPresent(taken::add);
        return found;
    }

    private static Rectangle beside(double x, double y, double[] way, double away, double width) {
        var left = x + way[0] * away - (1 - Math.signum(way[0])) / 2 * width;
        var top = y + way[1] * away - (1 - Math.signum(way[1])) / 2 * HEIGHT;
        return new Rectangle(left, top, width, HEIGHT);
    }
}
