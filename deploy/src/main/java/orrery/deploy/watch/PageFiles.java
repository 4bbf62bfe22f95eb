package orrery.deploy.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of the page, by the names a browser asks for; there are no others. */
public final class PageFiles {
    /** What is shown first. */
    public static final String INDEX = "index.html";

    private static final String FOLDER = "/orrery/watch/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");
    private static final List<String> NAMES = List.of(
            INDEX,
            "style.css",
            "icon.svg",
            "app.js",
            "html.js",
            "state.js",
            "stream.js",
            "layout.js",
            "map.js",
            "pens.js",
            "panels.js",
            "inspector.js",
            "timeline.js",
            "format.js",
            "vendor/preact.mjs",
            "vendor/preact.LICENSE.txt",
            "vendor/htm.mjs",
            "vendor/htm.LICENSE.txt",
            "vendor/uPlot.js",
            "vendor/uPlot.css",
            "vendor/uPlot.LICENSE.txt");

    private PageFiles() {}

    /**
     * A file.
     *
     * @param type as HTTP names it
     */
    public record PageFile(String type, byte[] content) {}

    /** All of them. */
    public static List<String> names() {
        return NAMES;
    }

    /** Empty where none has that name. */
    public static Optional<PageFile> find(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (var in = PageFiles.class.getResourceAsStream(FOLDER + name)) {
            var ending = name.substring(name.lastIndexOf('.') + 1);
            return Optional.of(new PageFile(TYPES.get(ending), in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
