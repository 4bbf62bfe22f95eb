package orrery.fabric.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import orrery.fabric.catalogue.Figure;

/** The names of figures as the tree that their slashes make of them. */
final class Branch {
    private final SequencedMap<String, Branch> children = new LinkedHashMap<>();
    private Figure figure;

    static Branch of(Collection<Figure> figures) {
        var root = new Branch();
        for (var figure : figures) {
            var at = root;
            for (var word : figure.name().split("/")) {
                at = at.children.computeIfAbsent(word, _ -> new Branch());
            }
            at.figure = figure;
        }
        return root;
    }

    List<String> names() {
        return List.copyOf(children.keySet());
    }

    Branch child(String name) {
        return children.get(name);
    }

    /** The name as the tree spells it, whatever the case, hyphens and underscores. */
    Optional<String> nameLike(String word) {
        return children.keySet().stream()
                .filter(name -> folded(name).equals(folded(word)))
                .findFirst();
    }

    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** Every figure below, in the order of the files. */
    List<Figure> figures() {
        var found = new ArrayList<Figure>();
        collect(found);
        return List.copyOf(found);
    }

    private void collect(List<Figure> into) {
        if (figure != null) {
            into.add(figure);
        }
        children.values().forEach(child -> child.collect(into));
    }
}
