package orrery.node.schedule;

/**
 * So many elements cut into slices, and each slice into parts, all as even as whole elements allow; some are empty where
 * there are more of them than elements.
 *
 * @param elements of the whole
 * @param slices mostly one a rank
 * @param parts what moves at once: every slice has as many
 */
public record Cut(long elements, int slices, int parts) {

    /** Parts of at most so many elements. */
    public static Cut into(long elements, int slices, long partElements) {
        var longest = Math.ceilDiv(elements, slices);
        return new Cut(
                elements, slices, Math.toIntExact(Math.max(1, Math.ceilDiv(longest, Math.max(1, partElements)))));
    }

    /** The first element of a slice, or the end of the one before. */
    public long from(int slice) {
        return share(elements, slice, slices);
    }

    public long length(int slice) {
        return from(slice + 1) - from(slice);
    }

    /** The first element of a part of a slice. */
    public long from(int slice, int part) {
        var from = from(slice);
        return parts == 1 ? (part == 0 ? from : from(slice + 1)) : from + share(from(slice + 1) - from, part, parts);
    }

    public long length(int slice, int part) {
        return from(slice, part + 1) - from(slice, part);
    }

    /** The whole times number / of, rounded down; the product alone may need more than 64 bits. */
    private static long share(long whole, int number, int of) {
        return whole / of * number + whole % of * number / of;
    }
}
