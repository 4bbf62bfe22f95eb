package orrery.protocol.units;

/** How long an amount takes at a rate per second, exactly and rounded up, without 128-bit arithmetic. */
final class Rate {
    private Rate() {}

    static SimDuration timeFor(long amount, long perSecond) {
        var gcd = gcd(Scale.PICOS_PER_SECOND, perSecond);
        var picosPerStep = Scale.PICOS_PER_SECOND / gcd;
        var amountPerStep = perSecond / gcd;
        var whole = Math.multiplyExact(amount / amountPerStep, picosPerStep);
        var rest = Math.ceilDivExact(Math.multiplyExact(amount % amountPerStep, picosPerStep), amountPerStep);
        return new SimDuration(Math.addExact(whole, rest));
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
