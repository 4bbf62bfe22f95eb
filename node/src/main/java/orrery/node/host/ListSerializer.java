package orrery.node.host;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.List;

/** Any list without nulls: its size, its elements. Read back it is immutable. */
final class ListSerializer extends Serializer<List<?>> {
    /** Reserved at most before elements have really come. */
    private static final int MOST_RESERVED = 1 << 10;

    @Override
    public void write(Kryo kryo, Output output, List<?> list) {
        output.writeVarInt(list.size(), true);
        list.forEach(element -> kryo.writeClassAndObject(output, element));
    }

    @Override
    public List<?> read(Kryo kryo, Input input, Class<? extends List<?>> type) {
        var size = input.readVarInt(true);
        var elements = new ArrayList<Object>(Math.clamp(size, 0, MOST_RESERVED));
        for (var i = 0; i < size; i++) {
            elements.add(kryo.readClassAndObject(input));
        }
        return List.copyOf(elements);
    }
}
