package orrery.protocol.units;

import java.math.BigInteger;

/** Milliwatts: fine enough for one optical lane, and wide enough for any hall. */
public record Power(long milliwatts) {
    private static final Scale SCALE = Scale.of("power")
            .with("mW", 1)
            .with("W", 1_000)
            .with("kW", 1_000_000)
            .with("MW", 1_000_000_000L);
    private static final BigInteger MILLIWATT_PICOS_PER_NANOJOULE = BigInteger.valueOf(1_000_000L);

    public Power {
        if (milliwatts < 0) {
            throw new IllegalArgumentException("power cannot be negative, found " + milliwatts + " mW");
        }
    }

    /** Reads for example {@code 700 W}. */
    public static Power parse(String text) {
        return new Power(SCALE.parse(text));
    }

    /** Energy drawn over a time, rounded up to a nanojoule: 1 mW for 1 ps is 10^-6 nJ. */
    public Energy over(SimDuration duration) {
        var product = BigInteger.valueOf(milliwatts).multiply(BigInteger.valueOf(duration.picos()));
        var roundedUp = product.add(MILLIWATT_PICOS_PER_NANOJOULE.subtract(BigInteger.ONE))
                .divide(MILLIWATT_PICOS_PER_NANOJOULE);
        return new Energy(roundedUp.longValueExact());
    }

    @Override
    public String toString() {
        return SCALE.print(milliwatts, "mW", "W", "kW", "MW");
    }
}
