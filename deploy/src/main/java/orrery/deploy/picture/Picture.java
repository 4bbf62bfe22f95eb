package orrery.deploy.picture;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import orrery.fabric.topology.Topology;

/** A topology as one SVG document. */
public final class Picture {
    private static final int LEGEND_LINE = 24;

    private final Topology topology;
    private final Boxes boxes;
    private final Layout layout;
    private final Palette palette;
    private final Svg svg;

    private Picture(Topology topology) {
        this.topology = topology;
        boxes = new Boxes(topology);
        layout = new Layout(boxes);
        palette = new Palette(List.copyOf(boxes.media.keySet()));
        int height = layout.bottom() + (boxes.media.size() + 1) * LEGEND_LINE + Layout.MARGIN;
        svg = new Svg(Math.max(layout.width(), 720), height);
    }

    /** Valid XML, the same for the same topology. */
    public static String svg(Topology topology) {
        var picture = new Picture(topology);
        picture.draw();
        return picture.svg.end();
    }

    private void draw() {
        svg.shape("rect", "width", "100%", "height", "100%", "fill", Palette.PAPER);
        svg.words(
                topology.name(), "x", Layout.MARGIN, "y", 42, "font-size", 22, "font-weight", 600, "fill", Palette.INK);
        var summary = grouped(topology.devices()) + " devices, "
                + grouped(
                        boxes.media.values().stream().mapToLong(Long::longValue).sum())
                + " links";
        svg.words(summary, "x", Layout.MARGIN, "y", 64, "fill", Palette.FAINT);
        layout.columns().forEach(this::rack);
        new StrandLines(boxes, layout, palette, svg).draw();
        boxes.boxes.forEach(this::box);
        legend();
    }

    private void rack(Layout.Column column) {
        int middle = column.x() + column.width() / 2;
        if (column.leftOut() > 0) {
            int y = layout.racksTop() + layout.racksHeight() / 2;
            var words = "… " + column.leftOut() + " more";
            svg.words(words, "x", middle, "y", y, "text-anchor", "middle", "font-size", 16, "fill", Palette.FAINT);
            return;
        }
        svg.shape(
                "rect",
                "x",
                column.x(),
                "y",
                layout.racksTop(),
                "width",
                column.width(),
                "height",
                layout.racksHeight(),
                "rx",
                12,
                "fill",
                Palette.RACK,
                "stroke",
                "#cbd2d9");
        svg.words(
                boxes.groupWord + " " + column.rack(),
                "x",
                column.x() + 12,
                "y",
                layout.racksTop() + 16,
                "font-size",
                11,
                "fill",
                Palette.FAINT);
    }

    private void box(Box box, Boxes.Content content) {
        var spot = layout.spot(box);
        if (spot == null) {
            return;
        }
        svg.shape(
                "rect",
                "x",
                spot.x(),
                "y",
                spot.y(),
                "width",
                Layout.BOX_WIDTH,
                "height",
                Layout.BOX_HEIGHT,
                "rx",
                8,
                "fill",
                Palette.fill(box.part().kind()),
                "stroke",
                Palette.INK,
                "stroke-opacity",
                "0.35");
        var word = content.word().isEmpty() ? box.part().name() : content.word();
        var heading = content.count() == 1 ? word : grouped(content.count()) + " × " + word;
        int middle = spot.x() + Layout.BOX_WIDTH / 2;
        svg.words(
                shortened(heading, 26),
                "x",
                middle,
                "y",
                spot.y() + 25,
                "text-anchor",
                "middle",
                "font-size",
                15,
                "font-weight",
                600,
                "fill",
                Palette.INK);
        svg.words(
                shortened(under(box), 34),
                "x",
                middle,
                "y",
                spot.y() + 44,
                "text-anchor",
                "middle",
                "font-size",
                12,
                "fill",
                Palette.FAINT);
    }

    /** The part, and the links among the devices of the box. */
    private String under(Box box) {
        long within = boxes.strands.entrySet().stream()
                .filter(entry ->
                        entry.getKey().isWithin() && entry.getKey().from().equals(box))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return box.part().name() + (within == 0 ? "" : ", " + grouped(within) + " links within");
    }

    private void legend() {
        int y = layout.bottom() + LEGEND_LINE;
        for (var entry : boxes.media.entrySet()) {
            var medium = entry.getKey();
            svg.shape(
                    "line",
                    "x1",
                    Layout.MARGIN,
                    "y1",
                    y - 4,
                    "x2",
                    Layout.MARGIN + 34,
                    "y2",
                    y - 4,
                    "stroke",
                    palette.line(medium),
                    "stroke-width",
                    4,
                    "stroke-dasharray",
                    medium.optical() ? "8 4" : "none");
            var words = medium.name() + ": " + grouped(entry.getValue()) + " links, " + medium.bandwidth()
                    + " each way, " + medium.latency() + (medium.optical() ? ", light" : "");
            svg.words(words, "x", Layout.MARGIN + 46, "y", y, "fill", Palette.INK);
            y += LEGEND_LINE;
        }
    }

    /** With thousands set apart. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String shortened(String words, int most) {
        return words.length() <= most ? words : words.substring(0, most - 1) + "…";
    }
}
