package orrery.node.numerics;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import orrery.node.tensor.KeyValues;
import orrery.protocol.payload.Step;

/** What one rank remembers of its sequences: for each, a cache or a state for every block that mixes tokens. */
final class Caches {
    private final Map<Integer, Map<Integer, KeyValues>> ofSequences = new HashMap<>();

    private final Map<Integer, Map<Integer, SequenceState>> states = new HashMap<>();

    /** The cache of a block, empty when it is asked for the first time. */
    KeyValues of(int sequence, int block, Supplier<KeyValues> empty) {
        return ofSequences.computeIfAbsent(sequence, _ -> new TreeMap<>()).computeIfAbsent(block, _ -> empty.get());
    }

    /** The state of a state-space block, that of no tokens when it is asked for the first time. */
    SequenceState state(int sequence, int block, Supplier<SequenceState> empty) {
        return states.computeIfAbsent(sequence, _ -> new TreeMap<>()).computeIfAbsent(block, _ -> empty.get());
    }

    void forget(int sequence) {
        ofSequences.remove(sequence);
        states.remove(sequence);
    }

    void forgetAll() {
        ofSequences.clear();
        states.clear();
    }

    /** Forgets the positions of a sequence from {@code length} of this rank's positions on. */
    void truncate(int sequence, int length) {
        ofSequences.getOrDefault(sequence, Map.of()).values().forEach(cache -> cache.truncate(length));
        states.getOrDefault(sequence, Map.of()).values().forEach(state -> state.truncate(length));
    }

    /** Before a step: finished sequences go, those that went back shrink. */
    void begin(Step step, IntUnaryOperator positionsBelow) {
        step.finished().forEach(this::forget);
        step.slices().forEach(slice -> truncate(slice.sequence(), positionsBelow.applyAsInt(slice.position())));
    }
}
