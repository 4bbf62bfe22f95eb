package orrery.node.tensor;

import java.lang.foreign.MemorySegment;

/** Rows without explicit vectors: for machines that have no 512-bit ones, and to check the others against. */
enum PlainRows implements Rows {
    F32(ElementType.F32),
    BF16(ElementType.BF16),
    F16(ElementType.F16);

    private final ElementType type;

    PlainRows(ElementType type) {
        this.type = type;
    }

    @Override
    public void four(
            MemorySegment weights, long row, long rowBytes, float[] x, int xAt, int length, float[] y, int yAt) {
        for (int i = 0; i < 4; i++) {
            y[yAt + i] = one(weights, row + i * rowBytes, x, xAt, length);
        }
    }

    @Override
    public float one(MemorySegment weights, long row, float[] x, int xAt, int length) {
        var widened = new float[length];
        type.widen(weights, row, length, widened, 0);
        return Dot.plain(widened, 0, x, xAt, length);
    }
}
