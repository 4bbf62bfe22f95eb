package orrery.node.snapshot;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import orrery.node.snapshot.SnapshotProblem.Reason;
import orrery.protocol.payload.Digest;

/** Finds everything that a fresh device, or what follows from a few things, is made of, nearest first. */
final class Walk {
    private final Surroundings rules;
    private final ClassList classes;
    private final Function<Object, Interior> interiors;
    private final List<Object> own = new ArrayList<>();
    private final List<Integer> foundBy = new ArrayList<>();
    private final List<Interior> surroundings = new ArrayList<>();
    private final Map<Object, Boolean> seen = new IdentityHashMap<>();
    private long fingerprint;

    /** @param interiors of each of the surroundings, which many devices share */
    Walk(Surroundings rules, ClassList classes, Function<Object, Interior> interiors) {
        this.rules = rules;
        this.classes = classes;
        this.interiors = interiors;
    }

    /** @throws SnapshotProblem where something is of a class that no list has */
    Known from(Object root) {
        return from(List.of(root));
    }

    /** Of several, one after the other. */
    Known from(List<Object> roots) {
        roots.forEach(root -> find(root, -1));
        for (var number = 0; number < own.size(); number++) {
            var finder = number;
            var object = own.get(number);
            Forms.of(object.getClass()).visit(object, part -> find(part, finder));
        }
        return new Known(own, surroundings, fingerprint);
    }

    private void find(Object part, int finder) {
        if (part == null || Forms.isPlain(part.getClass()) || seen.put(part, true) != null) {
            return;
        }
        if (rules.has(part.getClass())) {
            surround(part);
            return;
        }
        requireKnown(part.getClass(), finder);
        own.add(part);
        foundBy.add(finder);
        mix(part);
    }

    private void surround(Object part) {
        var never = rules.whyNever(part.getClass());
        if (never != null) {
            throw new SnapshotProblem(
                    Reason.UNSAVABLE, "a state cannot hold a " + part.getClass().getName() + ", which " + never);
        }
        var interior = interiors.apply(part);
        surroundings.add(interior);
        fingerprint = Digest.mix(fingerprint, interior.size());
        for (var neighbour : interior.neighbours()) {
            if (seen.put(neighbour, true) == null) {
                surround(neighbour);
            }
        }
    }

    private void mix(Object part) {
        var type = part.getClass();
        var number = type.isHidden() ? -1 : classes.number(type);
        fingerprint = Digest.mix(fingerprint, Digest.mix(number, type.isArray() ? Array.getLength(part) : 0));
    }

    private void requireKnown(Class<?> type, int finder) {
        if (!type.isHidden() && !classes.has(type)) {
            throw new SnapshotProblem(
                    Reason.UNSAVABLE,
                    type.getName() + ", which is found by " + path(finder)
                            + ", is in none of the lists of states; add it to the end of classes.txt if devices change"
                            + " it, to surroundings.txt if they do not");
        }
    }

    private String path(int finder) {
        var names = new ArrayList<String>();
        for (var at = finder; at >= 0; at = foundBy.get(at)) {
            names.add(own.get(at).getClass().getSimpleName());
        }
        Collections.reverse(names);
        return String.join(" > ", names);
    }
}
