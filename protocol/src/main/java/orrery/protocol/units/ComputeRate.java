package orrery.protocol.units;

/** Floating-point operations per second; a fused multiply-add counts as two. */
public record ComputeRate(long flopsPerSecond) {
    private static final Scale SCALE = Scale.of("compute")
            .with("FLOPS", 1)
            .with("GFLOPS", 1_000_000_000L)
            .with("TFLOPS", 1_000_000_000_000L)
            .with("PFLOPS", 1_000_000_000_000_000L);

    public ComputeRate {
        if (flopsPerSecond <= 0) {
            throw new IllegalArgumentException("a compute rate must be positive, found " + flopsPerSecond + " FLOPS");
        }
    }

    /** Reads for example {@code 989 TFLOPS}. */
    public static ComputeRate parse(String text) {
        return new ComputeRate(SCALE.parse(text));
    }

    /** Rounded up, so a chip never beats its datasheet. */
    public SimDuration timeFor(long flops) {
        return new SimDuration(Rate.of(flopsPerSecond).picosFor(flops));
    }

    @Override
    public String toString() {
        return SCALE.print(flopsPerSecond, "FLOPS", "GFLOPS", "TFLOPS", "PFLOPS");
    }
}
