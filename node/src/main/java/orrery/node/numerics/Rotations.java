package orrery.node.numerics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import orrery.node.architecture.Rope;
import orrery.node.layer.Rotation;
import orrery.node.tensor.RotaryEmbedding;

/** Rotary tables, one for each kind of rope that a model has; ranks of a JVM share them. Safe to use from several threads. */
final class Rotations {
    private final Map<Rope, RotaryEmbedding> tables = new ConcurrentHashMap<>();
    private final int positions;

    Rotations(int positions) {
        this.positions = positions;
    }

    RotaryEmbedding of(Rope rope) {
        return tables.computeIfAbsent(rope, kind -> Rotation.of(kind, positions));
    }
}
