package orrery.deploy.chart;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.deploy.chart.Series.Spot;
import orrery.deploy.picture.Palette;
import orrery.deploy.picture.Svg;

/** Draws one panel: grid, axes, curves, then crosses and words on top. */
final class PanelDrawing {
    static final int WIDTH = 560;
    static final int HEIGHT = 430;
    private static final int LEFT = 78; // ticks of six letters, and the label beside them
    private static final int TOP = 30;
    private static final int RIGHT = 14;
    private static final int BOTTOM = 52;
    private static final String GRID = "#e4e7eb";

    private final Svg svg;
    private final Panel panel;
    private final int x;
    private final int y;

    /** @param x left edge, with what stands beside the axis */
    PanelDrawing(Svg svg, Panel panel, int x, int y) {
        this.svg = svg;
        this.panel = panel;
        this.x = x;
        this.y = y;
    }

    void draw() {
        svg.words(panel.title(), "x", x + LEFT, "y", y + TOP - 10, "font-size", 15, "fill", Palette.INK);
        across();
        up();
        panel.series().forEach(this::curve);
        panel.series().forEach(this::crosses);
        new LabelDrawing(svg, room()).draw(panel.labels(), this::atX, this::atY);
    }

    /** Within the axes, but for the spots. */
    private Room room() {
        var room = new Room(
                new Room.Rectangle(x + LEFT + 1, y + TOP + 1, WIDTH - LEFT - RIGHT - 2, HEIGHT - TOP - BOTTOM - 2));
        panel.series().stream()
                .flatMap(series -> Stream.concat(series.line().stream(), series.crosses().stream()))
                .forEach(spot -> room.spot(atX(spot.x()), atY(spot.y())));
        return room;
    }

    private void across() {
        var foot = y + HEIGHT - BOTTOM;
        for (var tick : panel.across().ticks()) {
            var at = atX(tick);
            svg.shape("line", "x1", at, "y1", y + TOP, "x2", at, "y2", foot, "stroke", GRID);
            svg.words(Axis.words(tick), "x", at, "y", foot + 18, "text-anchor", "middle", "fill", Palette.FAINT);
        }
        var middle = x + LEFT + (WIDTH - LEFT - RIGHT) / 2;
        svg.words(panel.across().label(), "x", middle, "y", foot + 40, "text-anchor", "middle", "fill", Palette.INK);
    }

    private void up() {
        for (var tick : panel.up().ticks()) {
            var at = atY(tick);
            svg.shape("line", "x1", x + LEFT, "y1", at, "x2", x + WIDTH - RIGHT, "y2", at, "stroke", GRID);
            svg.words(Axis.words(tick), "x", x + LEFT - 8, "y", at + 4, "text-anchor", "end", "fill", Palette.FAINT);
        }
        var turned = "translate(%d %d) rotate(-90)".formatted(x + 14, y + TOP + (HEIGHT - TOP - BOTTOM) / 2);
        svg.words(panel.up().label(), "transform", turned, "text-anchor", "middle", "fill", Palette.INK);
    }

    private void curve(Series series) {
        if (series.line().size() > 1) {
            var points = series.line().stream()
                    .map(spot -> tenths(atX(spot.x())) + " " + tenths(atY(spot.y())))
                    .collect(Collectors.joining(" "));
            line(svg, series, points);
        }
        for (var spot : series.line()) {
            svg.open("circle", "cx", atX(spot.x()), "cy", atY(spot.y()), "r", 2.6, "fill", colour(series));
            svg.title(spot.words());
            svg.close();
        }
    }

    private void crosses(Series series) {
        for (Spot spot : series.crosses()) {
            cross(svg, colour(series), (int) atX(spot.x()), (int) atY(spot.y()), spot.words());
        }
    }

    /** @param points coordinates, x and y by turns */
    static void line(Svg svg, Series series, String points) {
        svg.shape(
                "polyline",
                "points",
                points,
                "fill",
                "none",
                "stroke",
                colour(series),
                "stroke-width",
                2,
                "stroke-dasharray",
                series.dashed() ? "6 4" : "none");
    }

    /** In a ring, with words under the pointer. */
    static void cross(Svg svg, String colour, int x, int y, String words) {
        svg.open("g", "stroke", colour, "fill", "none", "stroke-width", 1.6);
        if (!words.isEmpty()) {
            svg.title(words);
        }
        svg.shape("circle", "cx", x, "cy", y, "r", 7);
        svg.shape("path", "d", "M%d %dl8 8m0-8l-8 8".formatted(x - 4, y - 4));
        svg.close();
    }

    private static String colour(Series series) {
        return Palette.line(series.number());
    }

    private static double tenths(double at) {
        return Math.round(at * 10) / 10.0;
    }

    private double atX(double number) {
        return x + LEFT + panel.across().share(number) * (WIDTH - LEFT - RIGHT);
    }

    private double atY(double number) {
        return y + HEIGHT - BOTTOM - panel.up().share(number) * (HEIGHT - TOP - BOTTOM);
    }
}
