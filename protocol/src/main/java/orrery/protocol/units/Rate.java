package orrery.protocol.units;

import java.math.BigInteger;

/**
 * How long an amount takes at so much per second, exactly and rounded up. The fraction is reduced once, so that a hot
 * loop pays two divisions at most.
 */
public final class Rate {
    private final long amountPerStep;
    private final long picosPerStep;
    private final long largestInLong;

    private Rate(long perSecond) {
        var gcd = gcd(Scale.PICOS_PER_SECOND, perSecond);
        picosPerStep = Scale.PICOS_PER_SECOND / gcd;
        amountPerStep = perSecond / gcd;
        largestInLong = Long.MAX_VALUE / picosPerStep;
    }

    public static Rate of(Bandwidth bandwidth) {
        return new Rate(bandwidth.bytesPerSecond());
    }

    static Rate of(long perSecond) {
        return new Rate(perSecond);
    }

    /** Picoseconds that an amount takes; {@link ArithmeticException} where a {@code long} cannot hold them. */
    public long picosFor(long amount) {
        if (amount > largestInLong) {
            return inMoreBits(amount);
        }
        return amountPerStep == 1 ? amount * picosPerStep : Math.ceilDiv(amount * picosPerStep, amountPerStep);
    }

    private long inMoreBits(long amount) {
        var step = BigInteger.valueOf(amountPerStep);
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(picosPerStep))
                .add(step.subtract(BigInteger.ONE))
                .divide(step)
                .longValueExact();
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
