package orrery.node.checkpoint;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The tensors of a GGUF file as a Hugging Face folder would have them: by those names, experts one by one, the
 * rows of query and key heads in that order.
 *
 * <p>All are views but the queries and keys of the Llama family: those are copied once, outside the heap, when
 * they are first asked for. A tensor without a name in Hugging Face keeps its own.
 */
final class GgufWeights implements Checkpoint {
    private static final Pattern QUERY = Pattern.compile(".*\\.self_attn\\.q_proj\\.(weight|bias)");
    private static final Pattern KEY = Pattern.compile(".*\\.self_attn\\.k_proj\\.(weight|bias)");
    private static final int WHOLE = -1;

    /** One expert of a stack, or a whole tensor. */
    private record Place(Stored tensor, int expert) {
        Stored named(String name) {
            var found = expert == WHOLE ? tensor : tensor.at(expert);
            return new Stored(found.file(), name, found.type(), found.shape(), found.bytes());
        }
    }

    private final Gguf gguf;
    private final GgufFamily family;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Stored> reordered = new ConcurrentHashMap<>();

    GgufWeights(Gguf gguf, GgufFamily family) {
        this.gguf = gguf;
        this.family = family;
        var names = new GgufNames(family);
        for (var own : gguf.names()) {
            var name = names.huggingFace(own).orElse(own);
            if (name.contains("%d")) {
                stack(name, gguf.tensor(own));
            } else {
                place(name, gguf.tensor(own), WHOLE);
            }
        }
    }

    @Override
    public Path file() {
        return gguf.file();
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(places.keySet());
    }

    @Override
    public Stored tensor(String name) {
        var place = places.get(name);
        if (place == null) {
            throw missing(name);
        }
        if (family.reordersHeads() && QUERY.matcher(name).matches()) {
            return reordered.computeIfAbsent(name, _ -> restore(place.named(name), "attention.head_count"));
        }
        if (family.reordersHeads() && KEY.matcher(name).matches()) {
            return reordered.computeIfAbsent(name, _ -> restore(place.named(name), keyHeads()));
        }
        return place.named(name);
    }

    private void stack(String name, Stored stack) {
        int experts = gguf.metadata().integer(family.key("expert_count"), 1, GgufNames.MOST_EXPERTS);
        if (stack.shape().getFirst() != experts) {
            throw stack.problem("shape " + stack.shape(), "a stack of " + experts + " experts is expected");
        }
        for (int expert = 0; expert < experts; expert++) {
            place(name.replace("%d", Integer.toString(expert)), stack, expert);
        }
    }

    private void place(String name, Stored tensor, int expert) {
        if (places.put(name, new Place(tensor, expert)) != null) {
            throw tensor.problem("a second tensor for " + name, "every weight may stand there once");
        }
    }

    private String keyHeads() {
        var name = "attention.head_count_kv";
        return gguf.metadata().has(family.key(name)) ? name : "attention.head_count";
    }

    /** Row 2i + j of a head becomes row i + j * half: neighbours come half a head apart again. */
    private Stored restore(Stored tensor, String headCount) {
        long heads = gguf.metadata().integer(family.key(headCount), 1, Integer.MAX_VALUE);
        long rows = tensor.shape().getFirst();
        if (rows % (2 * heads) != 0) {
            throw tensor.problem("shape " + tensor.shape(), "rows for " + heads + " heads of even size are expected");
        }
        long half = rows / heads / 2;
        long row = tensor.bytes().byteSize() / rows;
        var restored = Arena.ofAuto().allocate(tensor.bytes().byteSize(), Long.BYTES);
        for (long from = 0; from < rows; from++) {
            long within = from % (2 * half);
            long to = from - within + within / 2 + within % 2 * half;
            MemorySegment.copy(tensor.bytes(), from * row, restored, to * row, row);
        }
        return new Stored(tensor.file(), tensor.name(), tensor.type(), tensor.shape(), restored.asReadOnly());
    }
}
