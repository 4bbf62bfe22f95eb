package orrery.deploy.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import orrery.deploy.report.Paragraph;
import orrery.fabric.catalogue.Catalogue;

/** Names in one column, what they are in the other, kinds apart. */
public final class ListingText {
    private static final int WIDTH = 110;

    private ListingText() {}

    public static String of(List<Kind> kinds, Catalogue catalogue) {
        return kinds.stream().map(kind -> section(kind, catalogue)).collect(Collectors.joining("\n"));
    }

    private static String section(Kind kind, Catalogue catalogue) {
        var entries = kind.entries(catalogue);
        var widest =
                entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        var lines = new ArrayList<String>();
        lines.add(kind.word() + " (" + kind.use() + ")");
        entries.forEach(entry -> lines.add(line(entry, widest)));
        return String.join("\n", lines) + "\n";
    }

    private static String line(Listed entry, int widest) {
        var name = "  " + entry.name() + " ".repeat(widest + 2 - entry.name().length());
        return name + Paragraph.head(entry.about(), WIDTH - name.length());
    }
}
