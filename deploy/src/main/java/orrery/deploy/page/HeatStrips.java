package orrery.deploy.page;

import java.util.Locale;
import java.util.Map.Entry;
import java.util.stream.IntStream;
import orrery.deploy.picture.Svg;

/** A row for each kind of links, a cell for each part of virtual time. */
record HeatStrips(Heat heat) {
    private static final int WIDTH = 1180;
    private static final int LEFT = 250; // for names
    private static final int RIGHT = 70; // for shares
    private static final int ROW = 22;
    private static final int CELL = 18;

    String svg() {
        var kinds = heat.kinds();
        var svg = new Svg(WIDTH, (kinds.size() + 2) * ROW);
        var count = heat.buckets().count();
        svg.words("0", "class", "faint", "x", LEFT, "y", ROW - 6);
        svg.words(end(), "class", "faint", "x", WIDTH - RIGHT, "y", ROW - 6, "text-anchor", "end");
        svg.words("all of it", "class", "faint", "x", WIDTH, "y", ROW - 6, "text-anchor", "end");
        var shade = shade();
        var row = 1;
        for (var kind : kinds.entrySet()) {
            var y = row * ROW;
            svg.words(kind.getKey(), "class", "ink", "x", LEFT - 8, "y", y + 13, "text-anchor", "end");
            for (var bucket = 0; bucket < count; bucket++) {
                cell(svg, shade, kind, bucket, y);
            }
            svg.words(percent(kind.getValue().share()), "class", "ink", "x", WIDTH, "y", y + 13, "text-anchor", "end");
            row++;
        }
        return svg.end();
    }

    private String end() {
        var words = heat.buckets().words(heat.buckets().count() - 1);
        return words.substring(words.indexOf("to ") + 3);
    }

    private Shade shade() {
        return new Shade(heat.kinds().values().stream()
                .flatMapToDouble(
                        load -> IntStream.range(0, heat.buckets().count()).mapToDouble(load::share))
                .max()
                .orElse(0));
    }

    private void cell(Svg svg, Shade shade, Entry<String, Load> kind, int bucket, int y) {
        var share = kind.getValue().share(bucket);
        var width = (double) (WIDTH - RIGHT - LEFT) / heat.buckets().count();
        svg.open(
                "rect",
                "class",
                "cell",
                "style",
                "--heat:" + shade.percent(share),
                "x",
                LEFT + bucket * width,
                "y",
                y,
                "width",
                width * 0.94,
                "height",
                CELL);
        svg.title(kind.getKey() + ", " + heat.buckets().words(bucket) + ": " + percent(share));
        svg.close();
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, share != 0 && share < 0.01 ? "%.3f%%" : "%.1f%%", 100 * share);
    }
}
