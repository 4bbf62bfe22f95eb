package orrery.deploy.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.deploy.chart.Series.Spot;

/** Words beside spots, wherever the spots are. */
final class LabelsTest {
    private static final Axis AXIS = new Axis("one", 0, 100, false);
    private static final double NARROWEST_LETTER = 4;
    private static final Pattern LABEL =
            Pattern.compile("<text x=\"([^\"]+)\" y=\"([^\"]+)\"[^>]*paint-order=\"stroke\">([^<]*)<");
    private static final Pattern SPOT = Pattern.compile("<circle cx=\"([^\"]+)\" cy=\"([^\"]+)\" r=\"2.6\"");

    /** From the middle of its foot. */
    private record Written(double x, double y, String words) {
        double halfWidth() {
            return words.length() * Room.LETTER / 2;
        }

        boolean touches(Written other) {
            return Math.abs(x - other.x) < halfWidth() + other.halfWidth() - 0.2
                    && Math.abs(y - other.y) < Room.HEIGHT - 0.2;
        }

        boolean covers(double spotX, double spotY) {
            return Math.abs(x - spotX) < words.length() * NARROWEST_LETTER / 2 && spotY > y - 8 && spotY < y;
        }
    }

    private static String svg(List<Spot> spots, List<Label> labels) {
        var series = new Series(0, "some", false, spots, List.of());
        return new Chart("title", "note", List.of(new Panel("panel", AXIS, AXIS, List.of(series), labels))).svg();
    }

    private static List<Written> written(String svg) {
        return LABEL.matcher(svg)
                .results()
                .map(found -> new Written(
                        Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2)), found.group(3)))
                .toList();
    }

    private static List<Spot> spots(long seed, int count) {
        var random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(_ -> new Spot(random.nextDouble(100), random.nextDouble(100), ""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912, 42, 5})
    void wordsCoverNeitherEachOtherNorASpot(long seed) {
        var spots = spots(seed, 120);
        var labels = new ArrayList<Label>();
        for (var number = 0; number < spots.size(); number++) {
            var words = number < 10 ? List.of(number + ": of some words", "" + number) : List.of("" + number);
            labels.add(new Label(spots.get(number).x(), spots.get(number).y(), words));
        }
        var svg = svg(spots, labels);
        var all = written(svg);

        assertTrue(all.size() > 60, all.size() + " of 120 labels");
        for (var one : all) {
            for (var other : all) {
                assertFalse(one != other && one.touches(other), one + " and " + other + ", seed " + seed);
            }
            SPOT.matcher(svg)
                    .results()
                    .forEach(spot -> assertFalse(
                            one.covers(Double.parseDouble(spot.group(1)), Double.parseDouble(spot.group(2))),
                            one + " covers a spot, seed " + seed));
        }
    }

    @Test
    void theFirstWordsHaveTheFirstPlace() {
        var crowd = spots(3, 3000);
        var labels = new ArrayList<>(List.of(new Label(50, 50, List.of("first", "1"))));
        crowd.forEach(spot -> labels.add(new Label(spot.x(), spot.y(), List.of("x"))));

        assertEquals("first", written(svg(List.of(), labels)).getFirst().words());
    }

    @Test
    void whereThereIsNoRoomForWordsAShorterLabelIsWrittenOrNone() {
        var endless = "x".repeat(200);

        assertEquals(
                List.of("1"),
                written(svg(List.of(), List.of(new Label(50, 50, List.of(endless, "1"))))).stream()
                        .map(Written::words)
                        .toList());
        assertEquals(List.of(), written(svg(List.of(), List.of(new Label(50, 50, List.of(endless))))));
    }

    @Test
    void wordsStayWithinTheAxes() {
        var corners = List.of(new Spot(0, 0, ""), new Spot(100, 0, ""), new Spot(0, 100, ""), new Spot(100, 100, ""));
        var labels = corners.stream()
                .map(spot -> new Label(spot.x(), spot.y(), List.of("in the corner")))
                .toList();

        var all = written(svg(corners, labels));
        assertEquals(4, all.size());
        for (var one : all) {
            assertTrue(one.x() - one.halfWidth() > PanelDrawing.WIDTH * 0.1, one.toString());
            assertTrue(one.x() + one.halfWidth() < PanelDrawing.WIDTH + 28, one.toString());
        }
    }
}
