package orrery.protocol.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import orrery.protocol.payload.Tensor;
import orrery.protocol.wire.proto.TensorProto;

/**
 * The tensors of one frame to their Protobuf form. What a rank sends to hundreds of others is the same numbers in memory,
 * and goes into a frame once; the floats are copied in bulk, and the bytes wrapped.
 */
final class TensorWriter {
    private final Map<Range, Integer> written = new HashMap<>();

    /** Arrays are equal where they are the same. */
    private record Range(Object memory, int from, int length) {}

    TensorProto write(Tensor tensor) {
        var to = TensorProto.newBuilder().setChargedBytes(tensor.bytes());
        var range = new Range(tensor.memory(), tensor.from(), tensor.length());
        var earlier = written.putIfAbsent(range, written.size() + 1);
        return (earlier == null ? to.setValues(bytesOf(tensor)) : to.setSameAs(earlier)).build();
    }

    private static ByteString bytesOf(Tensor tensor) {
        var bytes = new byte[Math.multiplyExact(4, tensor.length())];
        var floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        tensor.writeTo(floats);
        return UnsafeByteOperations.unsafeWrap(bytes);
    }
}
