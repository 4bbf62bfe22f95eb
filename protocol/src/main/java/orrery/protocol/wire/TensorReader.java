package orrery.protocol.wire;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import orrery.protocol.payload.Tensor;
import orrery.protocol.wire.proto.TensorProto;

/** Reads what {@link TensorWriter} wrote, in the same order; numbers that were the same in memory are so again. */
final class TensorReader {
    private final List<Tensor> read = new ArrayList<>();

    /** Throws {@link WireProblem} where it makes no sense. */
    Tensor read(TensorProto from) {
        if (from.getChargedBytes() < 0) {
            throw new WireProblem("a tensor charged as " + from.getChargedBytes() + " bytes; allowed: 0 and above");
        }
        return from.getSameAs() == 0 ? ofItsOwn(from) : again(from);
    }

    private Tensor ofItsOwn(TensorProto from) {
        if (from.getValues().size() % Float.BYTES != 0) {
            throw new WireProblem("a tensor of " + from.getValues().size() + " bytes; allowed: whole float32 values");
        }
        var buffer = from.getValues()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        var values = new float[buffer.remaining()];
        buffer.get(values);
        var tensor = Tensor.charged(values, from.getChargedBytes());
        read.add(tensor);
        return tensor;
    }

    private Tensor again(TensorProto from) {
        if (from.getSameAs() < 1 || from.getSameAs() > read.size()) {
            throw new WireProblem("a tensor that is the same as number " + from.getSameAs()
                    + " of its frame; allowed: 1 to " + read.size() + ", those before it");
        }
        var earlier = read.get(from.getSameAs() - 1);
        return earlier.part(0, earlier.length(), from.getChargedBytes());
    }
}
