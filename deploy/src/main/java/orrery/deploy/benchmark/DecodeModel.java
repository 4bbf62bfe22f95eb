package orrery.deploy.benchmark;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import orrery.node.tensor.DenseMatrix;
import orrery.node.tensor.ElementType;
import orrery.node.tensor.Matrix;

/** The weights that a token needs, in bfloat16, one matrix behind the other, and the stages that a token passes. */
final class DecodeModel {
    private static final ElementType TYPE = ElementType.BF16;
    private static final long SIGNS_AND_LOWER_BITS = 0x80ff_80ff_80ff_80ffL;
    private static final long ABOUT_A_HUNDREDTH = 0x3c00_3c00_3c00_3c00L;

    private final MemorySegment memory;
    private final List<List<Linear>> stages = new ArrayList<>();
    private long used;

    /** A linear layer; a device holds rows of it, or columns, and then its result is summed over the devices. */
    private record Linear(DenseMatrix whole, boolean byColumns) {
        DenseMatrix shard(int device, int devices) {
            int all = byColumns ? whole.columns() : whole.rows();
            int from = (int) ((long) all * device / devices);
            int to = (int) ((long) all * (device + 1) / devices);
            return byColumns ? columns(from, to) : whole.rows(from, to);
        }

        /** As a device would hold them: one row behind the other, in memory of its own. */
        private DenseMatrix columns(int from, int to) {
            long begin = (long) whole.rows() * from * TYPE.bytes();
            return Matrix.of(whole.data().asSlice(begin), TYPE, whole.rows(), to - from);
        }
    }

    /** @param memory as large as the weights */
    DecodeModel(DecodePlan.Shape shape, MemorySegment memory) {
        this.memory = memory;
        int query = shape.heads() * shape.headDim();
        int key = shape.keyValueHeads() * shape.headDim();
        for (int layer = 0; layer < shape.layers(); layer++) {
            stages.add(List.of(rows(query, shape.hidden()), rows(key, shape.hidden()), rows(key, shape.hidden())));
            stages.add(List.of(columns(shape.hidden(), query)));
            stages.add(List.of(rows(shape.intermediate(), shape.hidden()), rows(shape.intermediate(), shape.hidden())));
            stages.add(List.of(columns(shape.hidden(), shape.intermediate())));
        }
        stages.add(List.of(rows(shape.vocabulary(), shape.hidden())));
    }

    /** Seeded bits that are finite numbers, whether read as bfloat16 or as float32. */
    static void fill(MemorySegment memory, long seed) {
        var random = new SplittableRandom(seed);
        for (long at = 0; at + Long.BYTES <= memory.byteSize(); at += Long.BYTES) {
            memory.set(
                    ValueLayout.JAVA_LONG_UNALIGNED, at, random.nextLong() & SIGNS_AND_LOWER_BITS | ABOUT_A_HUNDREDTH);
        }
    }

    /** For each stage and device, what it multiplies before the devices meet again. */
    List<List<List<DenseMatrix>>> cut(int devices) {
        return stages.stream()
                .map(stage -> IntStream.range(0, devices)
                        .mapToObj(device -> stage.stream()
                                .map(linear -> linear.shard(device, devices))
                                .toList())
                        .toList())
                .toList();
    }

    private Linear rows(int rows, int columns) {
        return new Linear(next(rows, columns), false);
    }

    private Linear columns(int rows, int columns) {
        return new Linear(next(rows, columns), true);
    }

    private DenseMatrix next(int rows, int columns) {
        var matrix = Matrix.of(memory.asSlice(used), TYPE, rows, columns);
        used += matrix.bytes();
        return matrix;
    }
}
