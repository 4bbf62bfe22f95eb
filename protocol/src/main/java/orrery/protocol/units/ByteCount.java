package orrery.protocol.units;

/** An amount of data in bytes; prefixes are decimal. */
public record ByteCount(long bytes) implements Comparable<ByteCount> {
    public static final ByteCount ZERO = new ByteCount(0);
    private static final Scale SCALE = Scale.of("data")
            .with("B", 1)
            .with("kB", 1_000)
            .with("MB", 1_000_000)
            .with("GB", 1_000_000_000L)
            .with("TB", 1_000_000_000_000L)
            .with("PB", 1_000_000_000_000_000L)
            .with("KiB", 1L << 10)
            .with("MiB", 1L << 20)
            .with("GiB", 1L << 30);

    public ByteCount {
        if (bytes < 0) {
            throw new IllegalArgumentException("an amount of data cannot be negative, found " + bytes + " B");
        }
    }

    /** Reads for example {@code 288 GB} or {@code 126 MiB}. */
    public static ByteCount parse(String text) {
        return new ByteCount(SCALE.parse(text));
    }

    public ByteCount plus(ByteCount other) {
        return new ByteCount(Math.addExact(bytes, other.bytes));
    }

    @Override
    public int compareTo(ByteCount other) {
        return Long.compare(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return SCALE.print(bytes, "B", "kB", "MB", "GB", "TB", "PB");
    }
}
