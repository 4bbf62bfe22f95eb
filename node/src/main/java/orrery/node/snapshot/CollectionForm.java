package orrery.node.snapshot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Of collections that change: their elements, in their order. */
record CollectionForm(Supplier<Collection<Object>> empty, boolean hashes) implements Form.Mutable {
    private static final Map<Class<?>, CollectionForm> KNOWN = Map.of(
            ArrayList.class, new CollectionForm(ArrayList::new, false),
            ArrayDeque.class, new CollectionForm(ArrayDeque::new, false),
            LinkedList.class, new CollectionForm(LinkedList::new, false),
            HashSet.class, new CollectionForm(HashSet::new, true),
            LinkedHashSet.class, new CollectionForm(LinkedHashSet::new, true),
            TreeSet.class, new CollectionForm(TreeSet::new, true),
            PriorityQueue.class, new CollectionForm(PriorityQueue::new, true));

    /** @throws SnapshotProblem where there is none for a class */
    static Form of(Class<?> type) {
        var known = KNOWN.get(type);
        return known == null ? new UnknownForm(type) : known;
    }

    @Override
    public void visit(Object of, Consumer<Object> each) {
        InOrder.of((Collection<?>) of).forEach(each);
    }

    @Override
    public Object allocate(int length) {
        return empty.get();
    }

    @Override
    public void write(Object of, boolean known, Sink to) {
        var collection = (Collection<?>) of;
        to.count(collection.size());
        collection.forEach(to::reference);
    }

    /** Where elements are found by their hash or their order, they must be whole before. */
    @Override
    public void read(Object into, boolean known, Source from) {
        @SuppressWarnings("unchecked")
        var collection = (Collection<Object>) into;
        var elements = new Object[from.count(from.left())];
        Arrays.setAll(elements, _ -> from.reference(Object.class));
        collection.clear();
        if (hashes) {
            from.atLast(() -> collection.addAll(Arrays.asList(elements)));
        } else {
            collection.addAll(Arrays.asList(elements));
        }
    }
}
