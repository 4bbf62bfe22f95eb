package orrery.node.checkpoint;

import java.util.Locale;

/** The types that a value of a GGUF file's metadata may have; the file names one by its ordinal. */
enum GgufValueType {
    UINT8(1),
    INT8(1),
    UINT16(2),
    INT16(2),
    UINT32(4),
    INT32(4),
    FLOAT32(4),
    BOOL(1),
    STRING(Long.BYTES),
    ARRAY(Integer.BYTES + Long.BYTES),
    UINT64(8),
    INT64(8),
    FLOAT64(8);

    private static final int LONGEST_ARRAY = 1 << 24; // the largest vocabularies have some hundred thousand tokens

    private final int leastBytes;

    GgufValueType(int leastBytes) {
        this.leastBytes = leastBytes;
    }

    /** Reads which type follows. */
    static GgufValueType read(GgufCursor from, String field) {
        int id = from.fourBytes(field + " type");
        if (id < 0 || id >= values().length) {
            throw new ModelProblem(
                    from.file(),
                    field + " type",
                    Integer.toUnsignedString(id),
                    "types go from 0 to " + (values().length - 1) + " in GGUF version 3");
        }
        return values()[id];
    }

    /** Reads one value of this type. */
    GgufValue value(GgufCursor from, String field) {
        return switch (this) {
            case UINT8 -> new GgufValue.Whole(Byte.toUnsignedLong(from.oneByte(field)));
            case INT8 -> new GgufValue.Whole(from.oneByte(field));
            case UINT16 -> new GgufValue.Whole(Short.toUnsignedLong(from.twoBytes(field)));
            case INT16 -> new GgufValue.Whole(from.twoBytes(field));
            case UINT32 -> new GgufValue.Whole(Integer.toUnsignedLong(from.fourBytes(field)));
            case INT32 -> new GgufValue.Whole(from.fourBytes(field));
            case UINT64, INT64 -> new GgufValue.Whole(from.eightBytes(field));
            case FLOAT32 -> new GgufValue.Real(Float.intBitsToFloat(from.fourBytes(field)));
            case FLOAT64 -> new GgufValue.Real(Double.longBitsToDouble(from.eightBytes(field)));
            case BOOL -> new GgufValue.Flag(flag(from, field));
            case STRING -> new GgufValue.Text(from.text(field));
            case ARRAY -> listing(from, field);
        };
    }

    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean flag(GgufCursor from, String field) {
        int found = from.oneByte(field);
        if (found != 0 && found != 1) {
            throw new ModelProblem(from.file(), field, "the byte " + found, "a bool is 0 or 1");
        }
        return found == 1;
    }

    /** Passes the elements, so that what follows is found and the array is known to lie within the file. */
    private static GgufValue listing(GgufCursor from, String field) {
        var type = read(from, field);
        if (type == ARRAY) {
            throw new ModelProblem(from.file(), field, "an array of arrays", "no model's metadata has any");
        }
        int count = Math.toIntExact(from.count(field + " length", type.leastBytes, LONGEST_ARRAY));
        long begin = from.at();
        if (type == STRING) {
            for (int i = 0; i < count; i++) {
                from.skipText(field);
            }
        } else {
            from.skip((long) count * type.leastBytes, field);
        }
        return new GgufValue.Listing(type, count, from.since(begin));
    }
}
