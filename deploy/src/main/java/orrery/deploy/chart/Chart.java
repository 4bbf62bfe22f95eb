package orrery.deploy.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import orrery.deploy.picture.Palette;
import orrery.deploy.picture.Svg;

/**
 * Panels side by side with one legend below.
 *
 * <pre>
 *   title
 *   panel            panel
 *   │ ╲              │  ╲
 *   │  ╲_   ×        │   ╲__ ×
 *   └───────         └────────
 *   ── one   - - another, not validated   × measured
 * </pre>
 *
 * @param note what stands under the title, on as many lines as it takes
 */
public record Chart(String title, String note, List<Panel> panels) {
    private static final int MARGIN = 28;
    private static final int TOP = 70;
    private static final int NOTE_LINE = 18;
    private static final int LETTER = 8; // pixels, more than most letters take
    private static final int LEGEND_LINE = 22;
    private static final int LEGEND_COLUMN = 290;
    private static final int SAMPLE = 34; // length of a line in the legend

    public Chart {
        panels = List.copyOf(panels);
    }

    /** Valid XML, the same for the same chart. */
    public String svg() {
        var named = named();
        var width = Math.max(1, panels.size()) * (PanelDrawing.WIDTH + MARGIN) + MARGIN;
        var columns = (width - 2 * MARGIN) / LEGEND_COLUMN;
        var legend = (Math.ceilDiv(named.size() + (hasCrosses() ? 1 : 0), columns) + 1) * LEGEND_LINE;
        var notes = lines((width - 2 * MARGIN) / LETTER);
        var top = TOP + (notes.size() - 1) * NOTE_LINE;
        var svg = new Svg(width, top + PanelDrawing.HEIGHT + MARGIN + legend);
        svg.shape("rect", "width", "100%", "height", "100%", "fill", Palette.PAPER);
        svg.words(title, "x", MARGIN, "y", 36, "font-size", 20, "font-weight", 600, "fill", Palette.INK);
        for (var number = 0; number < notes.size(); number++) {
            svg.words(notes.get(number), "x", MARGIN, "y", 56 + number * NOTE_LINE, "fill", Palette.FAINT);
        }
        for (var number = 0; number < panels.size(); number++) {
            var left = MARGIN + number * (PanelDrawing.WIDTH + MARGIN);
            new PanelDrawing(svg, panels.get(number), left, top).draw();
        }
        legend(svg, named, columns, top + PanelDrawing.HEIGHT + MARGIN);
        return svg.end();
    }

    /** The note, broken between words. */
    private List<String> lines(int longest) {
        var lines = new ArrayList<>(List.of(""));
        for (var word : note.split(" ")) {
            var last = lines.getLast();
            if (last.isEmpty()) {
                lines.set(lines.size() - 1, word);
            } else if (last.length() + 1 + word.length() <= longest) {
                lines.set(lines.size() - 1, last + " " + word);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    /** One series of each number. */
    private List<Series> named() {
        var named = new TreeMap<Integer, Series>();
        panels.forEach(panel -> panel.series().forEach(series -> named.putIfAbsent(series.number(), series)));
        return List.copyOf(named.values());
    }

    private boolean hasCrosses() {
        return panels.stream()
                .flatMap(panel -> panel.series().stream())
                .anyMatch(series -> !series.crosses().isEmpty());
    }

    private void legend(Svg svg, List<Series> named, int columns, int top) {
        var entries = named.size() + (hasCrosses() ? 1 : 0);
        for (var number = 0; number < entries; number++) {
            var x = MARGIN + number % columns * LEGEND_COLUMN;
            var y = top + number / columns * LEGEND_LINE;
            var isLast = number == named.size();
            if (isLast) {
                PanelDrawing.cross(svg, Palette.INK, x + SAMPLE / 2, y, "");
            } else {
                PanelDrawing.line(svg, named.get(number), x + " " + y + " " + (x + SAMPLE) + " " + y);
            }
            var words = isLast
                    ? "measured, of any lengths and load"
                    : named.get(number).name();
            svg.words(words, "x", x + SAMPLE + 10, "y", y + 4, "fill", Palette.INK);
        }
    }
}
