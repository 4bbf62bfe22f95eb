package orrery.fabric.explain;

import java.util.ArrayList;
import java.util.List;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.explain.Explanation.Part;

/** Finds what stands behind a path, and what that refers to. */
public final class Explainer {
    private final Catalogue catalogue;
    private final Branch root;

    public Explainer(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.root = Branch.of(catalogue.figures());
    }

    /** Every section with its rows, in the order of the files. */
    public List<Contents> contents() {
        return root.names().stream()
                .map(section -> new Contents(section, root.child(section).names()))
                .toList();
    }

    /**
     * Explains a table or a figure.
     *
     * @param path words between dots or slashes, the section in singular or plural: {@code gpu.rubin.nvlink},
     *     {@code gpus/rubin/memory}; a path may go on through a reference, {@code gpu.rubin.nvlink.latency}
     * @throws UnknownPath naming what is allowed and the nearest spelling
     */
    public Explanation explain(String path) {
        var trail = Trail.start(catalogue, root).all(List.of(path.strip().split("[./]")));
        var parts = new ArrayList<Part>();
        parts.add(part(trail, ""));
        var reference = Reference.from(trail.words(), catalogue);
        while (reference.isPresent()) {
            var next = Trail.start(catalogue, root).all(reference.get().path());
            parts.add(part(next, reference.get().why()));
            reference = Reference.from(next.words(), catalogue);
        }
        return new Explanation(trail.toString(), List.copyOf(parts));
    }

    private Part part(Trail trail, String why) {
        return new Part(trail.toString(), why, trail.at().figures(), Derivation.of(trail.words(), catalogue));
    }
}
