package orrery.node.checkpoint;

/** One value of a GGUF file's metadata. */
sealed interface GgufValue {
    /** Any of the eight integer types; an unsigned one above 2^63 reads as negative. */
    record Whole(long value) implements GgufValue {}

    record Real(double value) implements GgufValue {}

    record Flag(boolean value) implements GgufValue {}

    record Text(String value) implements GgufValue {}

    /** An array that stays in the file until somebody asks: vocabularies are long. */
    record Listing(GgufValueType type, int count, GgufCursor elements) implements GgufValue {}
}
