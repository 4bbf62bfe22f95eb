package orrery.node.tensor;

import static orrery.node.tensor.Exponential.LARGEST;
import static orrery.node.tensor.Exponential.LN_2_HIGH;
import static orrery.node.tensor.Exponential.LN_2_LOW;
import static orrery.node.tensor.Exponential.LOG2_E;
import static orrery.node.tensor.Exponential.ROUNDER;
import static orrery.node.tensor.Exponential.SMALLEST;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** The steps of {@link Exponential}, sixteen at a time: the same operations, so the same bits. */
final class WideExponential {
    private WideExponential() {}

    /** Replaces as many as fill vectors; returns how many that were. */
    static int replace(float[] x, int count, float shift) {
        int end = count - count % Dot.LANES;
        for (int i = 0; i < end; i += Dot.LANES) {
            of(FloatVector.fromArray(Dot.SPECIES, x, i).sub(shift)).intoArray(x, i);
        }
        return end;
    }

    private static FloatVector of(FloatVector x) {
        var within = x.max(SMALLEST).min(LARGEST);
        var n = within.mul(LOG2_E).add(ROUNDER).sub(ROUNDER);
        var minus = n.neg();
        var r = minus.fma(all(LN_2_LOW), minus.fma(all(LN_2_HIGH), within));
        var whole = (IntVector) n.convert(VectorOperators.F2I, 0);
        var half = whole.lanewise(VectorOperators.ASHR, 1);
        return polynomial(r).mul(powerOfTwo(half)).mul(powerOfTwo(whole.sub(half)));
    }

    private static FloatVector polynomial(FloatVector r) {
        var p = all(1f / 5040);
        p = p.fma(r, all(1f / 720));
        p = p.fma(r, all(1f / 120));
        p = p.fma(r, all(1f / 24));
        p = p.fma(r, all(1f / 6));
        p = p.fma(r, all(0.5f));
        p = p.fma(r, all(1f));
        return p.fma(r, all(1f));
    }

    private static FloatVector powerOfTwo(IntVector n) {
        return n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(Dot.SPECIES, value);
    }
}
