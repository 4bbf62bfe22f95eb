package orrery.node.snapshot;

import com.esotericsoftware.kryo.io.Output;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;

/**
 * Where contents are written to.
 *
 * @param references writes a reference
 * @param arrays keeps a long array for all devices, and says its number
 */
record Sink(Output out, BiConsumer<Object, Output> references, ToIntFunction<float[]> arrays) {

    void count(int count) {
        out.writeVarInt(count, true);
    }

    void reference(Object to) {
        references.accept(to, out);
    }

    /** A long array, which is kept beside the states. */
    void array(float[] array) {
        count(arrays.applyAsInt(array));
    }

    /** What a field holds. */
    void any(Class<?> type, Object value) {
        if (type.isPrimitive()) {
            primitive(value);
        } else {
            reference(value);
        }
    }

    void text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        count(bytes.length);
        out.writeBytes(bytes);
    }

    /** A number in its box. */
    void primitive(Object number) {
        switch (number) {
            case Integer value -> out.writeVarInt(value, false);
            case Long value -> out.writeVarLong(value, false);
            case Double value -> out.writeDouble(value);
            case Float value -> out.writeFloat(value);
            case Boolean value -> out.writeBoolean(value);
            case Byte value -> out.writeByte(value);
            case Short value -> out.writeShort(value);
            case Character value -> out.writeChar(value);
            default -> throw new IllegalArgumentException("no number: " + number.getClass());
        }
    }

    /** The elements of an array of numbers. */
    void numbers(Object array) {
        switch (array) {
            case int[] values -> out.writeInts(values, 0, values.length, false);
            case long[] values -> out.writeLongs(values, 0, values.length, false);
            case double[] values -> out.writeDoubles(values, 0, values.length);
            case float[] values -> out.writeFloats(values, 0, values.length);
            case boolean[] values -> out.writeBooleans(values, 0, values.length);
            case byte[] values -> out.writeBytes(values);
            case short[] values -> out.writeShorts(values, 0, values.length);
            case char[] values -> out.writeChars(values, 0, values.length);
            default -> throw new IllegalArgumentException("no numbers: " + array.getClass());
        }
    }
}
