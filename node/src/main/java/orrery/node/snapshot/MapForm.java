package orrery.node.snapshot;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Of maps that change: keys and values, in their order. */
record MapForm(Supplier<Map<Object, Object>> empty) implements Form.Mutable {
    private static final Map<Class<?>, MapForm> KNOWN = Map.of(
            HashMap.class, new MapForm(HashMap::new),
            LinkedHashMap.class, new MapForm(LinkedHashMap::new),
            TreeMap.class, new MapForm(TreeMap::new),
            IdentityHashMap.class, new MapForm(IdentityHashMap::new),
            ConcurrentHashMap.class, new MapForm(ConcurrentHashMap::new));

    static Form of(Class<?> type) {
        var known = KNOWN.get(type);
        return known == null ? new UnknownForm(type) : known;
    }

    @Override
    public void visit(Object of, Consumer<Object> each) {
        InOrder.of((Map<?, ?>) of, each);
    }

    @Override
    public Object allocate(int length) {
        return empty.get();
    }

    @Override
    public void write(Object of, boolean known, Sink to) {
        var map = (Map<?, ?>) of;
        to.count(map.size());
        map.forEach((key, value) -> {
            to.reference(key);
            to.reference(value);
        });
    }

    /** Keys must be whole before their hash is asked for. */
    @Override
    public void read(Object into, boolean known, Source from) {
        @SuppressWarnings("unchecked")
        var map = (Map<Object, Object>) into;
        var entries = new Object[2 * from.count(from.left())];
        Arrays.setAll(entries, _ -> from.reference(Object.class));
        map.clear();
        from.atLast(() -> {
            for (var i = 0; i < entries.length; i += 2) {
                map.put(entries[i], entries[i + 1]);
            }
        });
    }
}
