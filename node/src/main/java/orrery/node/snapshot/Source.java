package orrery.node.snapshot;

import com.esotericsoftware.kryo.io.Input;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Where contents are read from. Nothing is reserved for more elements than there are bytes left, each of which takes one at
 * least.
 *
 * @param references reads a reference
 * @param arrays those that are kept beside the states, by number
 * @param last takes what must wait until all objects are whole
 */
record Source(Input in, Supplier<Object> references, IntFunction<float[]> arrays, Consumer<Runnable> last) {

    int left() {
        return in.limit() - in.position();
    }

    /** At most so many. */
    int count(int most) {
        var count = in.readVarInt(true);
        if (count < 0 || count > most) {
            throw SnapshotProblem.damaged(count + " where there can be " + most + " at most");
        }
        return count;
    }

    /** Null, or an object of a class. */
    Object reference(Class<?> type) {
        var found = references.get();
        if (found != null && !type.isInstance(found)) {
            throw SnapshotProblem.damaged(
                    "a " + found.getClass().getName() + " where there can be a " + type.getName());
        }
        return found;
    }

    /** What a field of a type holds. */
    Object any(Class<?> type) {
        return type.isPrimitive() ? primitive(type) : reference(type);
    }

    /** A long array, which others may hold as well. */
    float[] array() {
        return arrays.apply(count(Integer.MAX_VALUE));
    }

    /** The elements of a short array. */
    float[] floats(int length) {
        if (length > left()) {
            throw SnapshotProblem.damaged(length + " elements where there can be " + left() + " at most");
        }
        return in.readFloats(length);
    }

    void atLast(Runnable what) {
        last.accept(what);
    }

    String text() {
        return new String(in.readBytes(count(left())), StandardCharsets.UTF_8);
    }

    /** A number in its box. */
    Object primitive(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int", "Integer" -> in.readVarInt(false);
            case "long", "Long" -> in.readVarLong(false);
            case "double", "Double" -> in.readDouble();
            case "float", "Float" -> in.readFloat();
            case "boolean", "Boolean" -> in.readBoolean();
            case "byte" -> in.readByte();
            case "short" -> in.readShort();
            case "char" -> in.readChar();
            default -> throw new IllegalArgumentException("no number: " + type);
        };
    }

    /** The elements of an array of numbers. */
    void numbers(Object array) {
        switch (array) {
            case int[] values -> System.arraycopy(in.readInts(values.length, false), 0, values, 0, values.length);
            case long[] values -> System.arraycopy(in.readLongs(values.length, false), 0, values, 0, values.length);
            case double[] values -> System.arraycopy(in.readDoubles(values.length), 0, values, 0, values.length);
            case float[] values -> System.arraycopy(in.readFloats(values.length), 0, values, 0, values.length);
            case boolean[] values -> System.arraycopy(in.readBooleans(values.length), 0, values, 0, values.length);
            case byte[] values -> in.readBytes(values);
            case short[] values -> System.arraycopy(in.readShorts(values.length), 0, values, 0, values.length);
            case char[] values -> System.arraycopy(in.readChars(values.length), 0, values, 0, values.length);
            default -> throw new IllegalArgumentException("no numbers: " + array.getClass());
        }
    }
}
