package orrery.deploy.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is the same of all pages: a title, figures at a glance, a directory of sections, the sections.
 *
 * @param top writes what stands between the title and the directory
 */
public record Sheet(String title, Consumer<Html> top, List<Section> sections) {
    /** A browser that keeps to it asks nobody for anything. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    public Sheet {
        sections = List.copyOf(sections);
    }

    /**
     * One document that needs no other.
     *
     * @param scripts by name, those that are shipped with the style
     * @throws UncheckedIOException where a section cannot read what it shows
     */
    public String html(String... scripts) {
        var html = new Html();
        head(html);
        html.open("body");
        html.open("header");
        html.words("h1", title);
        top.accept(html);
        html.close();
        directory(html);
        html.open("main");
        sections.forEach(section -> write(html, section));
        html.close();
        List.of(scripts).forEach(html::script);
        html.close();
        return html.end();
    }

    private void head(Html html) {
        html.open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.words("title", title + " - Orrery");
        html.style("page.css");
        html.close();
    }

    private void directory(Html html) {
        html.open("nav", "aria-label", "Sections");
        sections.forEach(section -> html.words("a", section.title(), "href", "#" + section.id()));
        html.close();
    }

    private static void write(Html html, Section section) {
        html.open("section", "id", section.id());
        html.words("h2", section.title());
        try {
            section.write(html);
        } catch (IOException e) {
            throw new UncheckedIOException("what happened in the run cannot be read back: " + e, e);
        }
        html.close();
    }
}
