package orrery.node.collective;

/**
 * Bytes that elements take on a wire and in a memory, before any protocol. It need not be that of the numbers carried: a run
 * carries float32 and charges bf16, or carries the few numbers of a shrunk twin and charges the full model's bytes.
 *
 * @param bytes of so many {@code elements}
 */
public record Width(long bytes, long elements) {

    /** Kept in lowest terms, so that no product of whole sizes overflows. */
    public Width {
        if (bytes < 0 || elements < 1) {
            throw new IllegalArgumentException(
                    bytes + " bytes of " + elements + " elements, allowed: 0 and above of 1 and above");
        }
        var divisor = greatestCommonDivisor(bytes, elements);
        bytes /= divisor;
        elements /= divisor;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /** That of the type itself. */
    public static Width of(ElementType type) {
        return new Width(type.bytes(), 1);
    }

    /** Bytes of some elements, rounded up. */
    public long bytesOf(long count) {
        return elements == 1 ? count * bytes : Math.ceilDiv(Math.multiplyExact(count, bytes), elements);
    }

    /** Whole elements in some bytes, at least one. */
    public long elementsIn(long count) {
        return Math.max(1, elements == 1 ? count / Math.max(1, bytes) : (long) ((double) count / bytes * elements));
    }
}
