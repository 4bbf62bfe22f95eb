package orrery.fabric.explain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import orrery.fabric.catalogue.Catalogue;

/**
 * How far a path has led.
 *
 * @param at where it stands
 * @param words that led here, as the catalogue spells them
 */
record Trail(Catalogue catalogue, Branch root, Branch at, List<String> words) {
    private static final Map<String, String> SINGULAR = Map.of(
            "gpu", "gpus",
            "lpu", "lpus",
            "cpu", "cpus",
            "nic", "nics",
            "switch", "switches",
            "server", "servers",
            "price", "prices",
            "optic", "optics",
            "medium", "media");

    static Trail start(Catalogue catalogue, Branch root) {
        return new Trail(catalogue, root, root, List.of());
    }

    /** One word further, through a reference where the word is found only there. */
    Trail step(String word) {
        return below(words.isEmpty() ? SINGULAR.getOrDefault(word.toLowerCase(Locale.ROOT), word) : word)
                .or(() -> Reference.from(words, catalogue)
                        .flatMap(reference ->
                                start(catalogue, root).all(reference.path()).below(word)))
                .orElseThrow(() -> new UnknownPath(toString(), word, at.names(), understood()));
    }

    private List<String> understood() {
        return words.isEmpty()
                ? Stream.concat(SINGULAR.keySet().stream().sorted(), at.names().stream())
                        .toList()
                : at.names();
    }

    Trail all(List<String> further) {
        var trail = this;
        for (var word : further) {
            trail = trail.step(word);
        }
        return trail;
    }

    private Optional<Trail> below(String word) {
        return at.nameLike(word)
                .map(name -> new Trail(
                        catalogue,
                        root,
                        at.child(name),
                        Stream.concat(words.stream(), Stream.of(name)).toList()));
    }

    @Override
    public String toString() {
        return String.join(".", words);
    }
}
