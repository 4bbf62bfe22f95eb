package orrery.node.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;

/** What is in a collection, in an order that is the same on every JVM: a hash may differ from one to the next. */
final class InOrder {
    private InOrder() {}

    static Collection<?> of(Collection<?> elements) {
        return elements instanceof Set && !(elements instanceof SortedSet || elements instanceof LinkedHashSet)
                ? sorted(elements)
                : elements;
    }

    /** Each key, then its value. */
    static void of(Map<?, ?> map, Consumer<Object> each) {
        var keys = map instanceof SortedMap || map instanceof LinkedHashMap ? map.keySet() : sorted(map.keySet());
        keys.forEach(key -> {
            each.accept(key);
            each.accept(map.get(key));
        });
    }

    private static Collection<?> sorted(Collection<?> elements) {
        var sorted = new ArrayList<Object>(elements);
        sorted.sort(Comparator.comparing(String::valueOf));
        return sorted;
    }
}
