package orrery.node.numerics;

/** What a run computes with. */
public enum NumericsKind {
    /** The model's own numbers: tokens come out. */
    REAL,
    /** Sizes and times of the full model, arithmetic of its shrunk twin: checked against one device. */
    SHADOW,
    /** Sizes alone. */
    NONE
}
