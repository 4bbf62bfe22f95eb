package orrery.node.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import orrery.node.checkpoint.GgufValue.Flag;
import orrery.node.checkpoint.GgufValue.Listing;
import orrery.node.checkpoint.GgufValue.Real;
import orrery.node.checkpoint.GgufValue.Text;
import orrery.node.checkpoint.GgufValue.Whole;

/**
 * What a GGUF file says about its model: keys such as {@code llama.block_count}, each with a value of its type.
 *
 * <p>Every reader checks type and range; what does not fit is a {@link ModelProblem} that names the key.
 */
public final class GgufMetadata {
    private static final long LEAST_BYTES = Long.BYTES + Integer.BYTES + 1; // empty key, type, one byte
    private static final long MOST = 1 << 16; // files have some dozens

    private final Path file;
    private final Map<String, GgufValue> values;

    private GgufMetadata(Path file, Map<String, GgufValue> values) {
        this.file = file;
        this.values = values;
    }

    /** The {@code count} pairs that follow. */
    static GgufMetadata read(GgufCursor from, long count) {
        var values = new LinkedHashMap<String, GgufValue>();
        for (long i = 0; i < count; i++) {
            var key = from.text("key " + i);
            var value = GgufValueType.read(from, key).value(from, key);
            if (values.put(key, value) != null) {
                throw new ModelProblem(from.file(), key, "the key twice", "every key may stand there once");
            }
        }
        return new GgufMetadata(from.file(), values);
    }

    /** How many pairs the file says it has; at most as many as it has room for. */
    static long count(GgufCursor from) {
        return from.count("metadata count", LEAST_BYTES, MOST);
    }

    public Path file() {
        return file;
    }

    /** Every key, in the order of the file. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(values.keySet());
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public String text(String key) {
        return find(key, "a string") instanceof Text(var text) ? text : refuse(key, "a string is expected");
    }

    public String textOr(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    /** A whole number from {@code least} to {@code most}, of any integer type. */
    public int integer(String key, int least, int most) {
        var allowed = "a whole number from " + least + " to " + most + " is expected";
        return find(key, allowed) instanceof Whole(long number) && least <= number && number <= most
                ? (int) number
                : refuse(key, allowed);
    }

    public int integerOr(String key, int least, int most, int otherwise) {
        return has(key) ? integer(key, least, most) : otherwise;
    }

    public OptionalInt optionalInteger(String key, int least, int most) {
        return has(key) ? OptionalInt.of(integer(key, least, most)) : OptionalInt.empty();
    }

    /** A finite number above zero. */
    public double positive(String key) {
        var allowed = "a number above 0 is expected";
        return find(key, allowed) instanceof Real(double number) && number > 0 && Double.isFinite(number)
                ? number
                : refuse(key, allowed);
    }

    public boolean flagOr(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        return values.get(key) instanceof Flag(boolean flag) ? flag : refuse(key, "true or false is expected");
    }

    /** An array of strings. */
    public List<String> texts(String key) {
        var listing = listing(key, "an array of strings is expected", GgufValueType.STRING);
        var from = listing.elements().again();
        var texts = new ArrayList<String>(listing.count());
        for (int i = 0; i < listing.count(); i++) {
            texts.add(from.text(key + "[" + i + "]"));
        }
        return texts;
    }

    /** An array of float32. */
    public float[] floats(String key) {
        var listing = listing(key, "an array of float32 is expected", GgufValueType.FLOAT32);
        var from = listing.elements().again();
        var numbers = new float[listing.count()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.intBitsToFloat(from.fourBytes(key));
        }
        return numbers;
    }

    /** An array of int32 or uint32. */
    public int[] integers(String key) {
        var listing = listing(key, "an array of int32 is expected", GgufValueType.INT32, GgufValueType.UINT32);
        var from = listing.elements().again();
        var numbers = new int[listing.count()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = from.fourBytes(key);
        }
        return numbers;
    }

    /** Elements of the array {@code key}. */
    public int length(String key) {
        return find(key, "an array") instanceof Listing listing ? listing.count() : refuse(key, "an array is expected");
    }

    /** What to throw where the value of {@code key} is not what it must be. */
    public ModelProblem problem(String key, String remedy) {
        var found = values.get(key);
        var quoted = switch (found) {
            case null -> "nothing";
            case Whole(long number) -> String.valueOf(number);
            case Real(double number) -> String.valueOf(number);
            case Flag(boolean flag) -> String.valueOf(flag);
            case Text(var text) -> '"' + text + '"';
            case Listing listing -> listing.count() + " times " + listing.type().spelling();
        };
        return new ModelProblem(file, key, quoted, remedy);
    }

    private Listing listing(String key, String allowed, GgufValueType... types) {
        return find(key, allowed) instanceof Listing listing && List.of(types).contains(listing.type())
                ? listing
                : refuse(key, allowed);
    }

    private GgufValue find(String key, String allowed) {
        return has(key) ? values.get(key) : refuse(key, allowed);
    }

    private <T> T refuse(String key, String remedy) {
        throw problem(key, remedy);
    }
}
