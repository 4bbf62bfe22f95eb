package orrery.node.collective;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.List;
import orrery.protocol.payload.Tensor;

/**
 * Sums of what ranks brought, each added in the order given, in float32, and rounded to the element type once.
 *
 * <p>Where every rank adds all ranks' data itself, all come to the same sum of the very same numbers: devices of one JVM add
 * it once and share it. Whoever was sent anything else adds that. Thread-safe.
 */
final class Sums {
    /** The last few: ranks are at most one collective apart, and its parts are few. */
    private static final int KEPT = 32;

    /** Fewer are not worth a look: in rings and trees nobody else adds them. */
    private static final int FEWEST = 4;

    private final ArrayDeque<Known> last = new ArrayDeque<>();

    /** Where an addend is in memory, as long as anybody has it. */
    private record Place(WeakReference<Object> memory, int from, int length) {
        static Place of(Tensor tensor) {
            return new Place(new WeakReference<>(tensor.memory()), tensor.from(), tensor.length());
        }

        boolean has(Tensor tensor) {
            return memory.refersTo(tensor.memory()) && from == tensor.from() && length == tensor.length();
        }
    }

    private record Known(List<Place> addends, ElementType type, float[] sum) {
        boolean isOf(List<Tensor> tensors, ElementType wanted) {
            if (type != wanted || tensors.size() != addends.size()) {
                return false;
            }
            for (var i = 0; i < addends.size(); i++) {
                if (!addends.get(i).has(tensors.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * @param tensors as long as each other, at least one
     * @return shared: not to be changed
     */
    float[] of(List<Tensor> tensors, ElementType type) {
        return tensors.size() < FEWEST ? added(tensors, type) : shared(tensors, type);
    }

    /** Whoever asks while another adds the same waits for it. */
    private synchronized float[] shared(List<Tensor> tensors, ElementType type) {
        for (var known : last) {
            if (known.isOf(tensors, type)) {
                return known.sum;
            }
        }
        var sum = added(tensors, type);
        last.addFirst(new Known(tensors.stream().map(Place::of).toList(), type, sum));
        if (last.size() > KEPT) {
            last.removeLast();
        }
        return sum;
    }

    private static float[] added(List<Tensor> tensors, ElementType type) {
        var sum = tensors.getFirst().toArray();
        tensors.stream().skip(1).forEachOrdered(tensor -> tensor.addTo(sum, 0));
        for (var i = 0; i < sum.length; i++) {
            sum[i] = type.rounded(sum[i]);
        }
        return sum;
    }
}
