package orrery.node.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Of collections that never change. Read back they are of one kind, whichever was saved, and take nulls.
 *
 * @param visit tells of the elements in an order that is the same on every JVM
 * @param make of the elements
 */
record FrozenForm(BiConsumer<Object, Consumer<Object>> visit, Function<List<Object>, Object> make)
        implements Form.Value {
    static final FrozenForm LIST =
            new FrozenForm((list, each) -> ((Collection<?>) list).forEach(each), Collections::unmodifiableList);
    static final FrozenForm SET = new FrozenForm(
            (set, each) -> InOrder.of((Collection<?>) set).forEach(each),
            elements -> Collections.unmodifiableSet(new LinkedHashSet<>(elements)));
    static final FrozenForm MAP = new FrozenForm((map, each) -> InOrder.of((Map<?, ?>) map, each), FrozenForm::map);
    static final FrozenForm OPTIONAL = new FrozenForm(
            (optional, each) -> ((Optional<?>) optional).ifPresent(each),
            elements -> elements.stream().findFirst());

    private static Object map(List<Object> keysAndValues) {
        var map = new LinkedHashMap<Object, Object>();
        for (var i = 0; i + 1 < keysAndValues.size(); i += 2) {
            map.put(keysAndValues.get(i), keysAndValues.get(i + 1));
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public void visit(Object of, Consumer<Object> each) {
        visit.accept(of, each);
    }

    @Override
    public void write(Object value, Sink to) {
        var elements = new ArrayList<Object>();
        visit.accept(value, elements::add);
        to.count(elements.size());
        elements.forEach(to::reference);
    }

    @Override
    public Object read(Source from) {
        var elements = new Object[from.count(from.left())];
        Arrays.setAll(elements, _ -> from.reference(Object.class));
        return make.apply(Arrays.asList(elements));
    }
}
