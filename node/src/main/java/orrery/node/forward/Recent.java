package orrery.node.forward;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Remembers what was asked for lately. */
final class Recent<K, V> {
    private static final float LOAD = 0.75f;

    private final Map<K, V> entries;

    /** @param most entries; the one that was not asked for longest goes first */
    Recent(int most) {
        entries = new LinkedHashMap<>(most, LOAD, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** Null where it is not known. */
    V get(K key) {
        return entries.get(key);
    }

    V get(K key, Supplier<V> otherwise) {
        return entries.computeIfAbsent(key, _ -> otherwise.get());
    }

    void put(K key, V value) {
        entries.put(key, value);
    }
}
