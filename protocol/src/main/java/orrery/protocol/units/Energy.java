package orrery.protocol.units;

import java.math.BigInteger;

/** Nanojoules; a {@code long} holds 9 GJ, a megawatt hall for two and a half hours. */
public record Energy(long nanojoules) {
    public static final Energy ZERO = new Energy(0);
    private static final Scale SCALE = Scale.of("energy")
            .with("nJ", 1)
            .with("µJ", 1_000)
            .with("mJ", 1_000_000)
            .with("J", 1_000_000_000L)
            .with("kJ", 1_000_000_000_000L)
            .with("MJ", 1_000_000_000_000_000L);
    private static final BigInteger FEMTO_PER_NANO = BigInteger.valueOf(1_000_000L);

    public Energy {
        if (nanojoules < 0) {
            throw new IllegalArgumentException("energy cannot be negative, found " + nanojoules + " nJ");
        }
    }

    /** Energy of moving data at so many femtojoules a bit, rounded up once for the whole amount. */
    public static Energy ofBits(ByteCount moved, long femtojoulesPerBit) {
        var femto = BigInteger.valueOf(moved.bytes())
                .multiply(BigInteger.valueOf(Math.multiplyExact(8, femtojoulesPerBit)));
        return new Energy(femto.add(FEMTO_PER_NANO.subtract(BigInteger.ONE))
                .divide(FEMTO_PER_NANO)
                .longValueExact());
    }

    public Energy plus(Energy other) {
        return new Energy(Math.addExact(nanojoules, other.nanojoules));
    }

    public double inJoules() {
        return nanojoules / 1e9;
    }

    @Override
    public String toString() {
        return SCALE.print(nanojoules, "nJ", "µJ", "mJ", "J", "kJ", "MJ");
    }
}
