package orrery.node.snapshot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Everything that one of the surroundings is made of, itself first, numbered alike on every JVM. */
final class Interior {
    private final Surroundings surroundings;
    private final List<Object> objects = new ArrayList<>();
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();
    private final List<Object> neighbours = new ArrayList<>();

    /** Of what belongs to the surroundings. */
    Interior(Object whole, Surroundings surroundings) {
        this.surroundings = surroundings;
        add(whole);
        if (surroundings.isOpen(whole.getClass())) {
            var waiting = new ArrayDeque<>(List.of(whole));
            while (!waiting.isEmpty()) {
                visit(waiting.remove(), part -> find(part, waiting));
            }
        }
    }

    private void find(Object part, ArrayDeque<Object> waiting) {
        if (part == null || Forms.isPlain(part.getClass()) || numbers.containsKey(part)) {
            return;
        }
        if (surroundings.has(part.getClass())) {
            neighbours.add(part);
        } else {
            add(part);
            waiting.add(part);
        }
    }

    private void add(Object part) {
        numbers.put(part, objects.size());
        objects.add(part);
    }

    private void visit(Object of, Consumer<Object> each) {
        var form = Forms.of(of.getClass());
        if (form instanceof ObjectForm || form instanceof RecordForm || surroundings.isOpen(of.getClass())) {
            FieldList.of(of.getClass()).stream()
                    .filter(field -> !field.getType().isPrimitive() && !surroundings.isMemo(field))
                    .forEach(field -> each.accept(FieldList.get(field, of)));
        } else {
            form.visit(of, each);
        }
    }

    /** Others of the surroundings that this one refers to; some may come twice. */
    List<Object> neighbours() {
        return neighbours;
    }

    int size() {
        return objects.size();
    }

    Object get(int number) {
        return objects.get(number);
    }

    /** Null where it is not in it. */
    Integer number(Object part) {
        return numbers.get(part);
    }
}
