package orrery.protocol.units;

/**
 * How long an amount takes at so much per second, exactly and rounded up, without 128-bit arithmetic. The fraction is
 * reduced once, so that a hot loop pays two divisions.
 */
public final class Rate {
    private final long amountPerStep;
    private final long picosPerStep;

    private Rate(long perSecond) {
        var gcd = gcd(Scale.PICOS_PER_SECOND, perSecond);
        picosPerStep = Scale.PICOS_PER_SECOND / gcd;
        amountPerStep = perSecond / gcd;
    }

    public static Rate of(Bandwidth bandwidth) {
        return new Rate(bandwidth.bytesPerSecond());
    }

    static Rate of(long perSecond) {
        return new Rate(perSecond);
    }

    /** Picoseconds that an amount takes; {@link ArithmeticException} where a {@code long} cannot hold them. */
    public long picosFor(long amount) {
        if (amountPerStep == 1) {
            return Math.multiplyExact(amount, picosPerStep);
        }
        var whole = Math.multiplyExact(amount / amountPerStep, picosPerStep);
        var rest = Math.ceilDiv(Math.multiplyExact(amount % amountPerStep, picosPerStep), amountPerStep);
        return Math.addExact(whole, rest);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
