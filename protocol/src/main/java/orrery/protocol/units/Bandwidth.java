package orrery.protocol.units;

/** Bytes per second, decimal like a datasheet: 1 GB/s is 10^9 bytes per second, 1 Gb/s an eighth of that. */
public record Bandwidth(long bytesPerSecond) implements Comparable<Bandwidth> {
    private static final Scale SCALE = Scale.of("bandwidth")
            .with("B/s", 1)
            .with("kB/s", 1_000)
            .with("MB/s", 1_000_000)
            .with("GB/s", 1_000_000_000L)
            .with("TB/s", 1_000_000_000_000L)
            .with("PB/s", 1_000_000_000_000_000L)
            .with("Mb/s", 125_000)
            .with("Gb/s", 125_000_000L)
            .with("Tb/s", 125_000_000_000L);

    public Bandwidth {
        if (bytesPerSecond <= 0) {
            throw new IllegalArgumentException("a bandwidth must be positive, found " + bytesPerSecond + " B/s");
        }
    }

    /** Reads for example {@code 900 GB/s} or {@code 400 Gb/s}. */
    public static Bandwidth parse(String text) {
        return new Bandwidth(SCALE.parse(text));
    }

    public Bandwidth times(long lanes) {
        return new Bandwidth(Math.multiplyExact(bytesPerSecond, lanes));
    }

    /** Rounded up, so a link never beats its datasheet. */
    public SimDuration timeFor(ByteCount size) {
        return timeForBytes(size.bytes());
    }

    public SimDuration timeForBytes(long bytes) {
        return new SimDuration(Rate.of(bytesPerSecond).picosFor(bytes));
    }

    @Override
    public int compareTo(Bandwidth other) {
        return Long.compare(bytesPerSecond, other.bytesPerSecond);
    }

    @Override
    public String toString() {
        return SCALE.print(bytesPerSecond, "B/s", "kB/s", "MB/s", "GB/s", "TB/s", "PB/s");
    }
}
