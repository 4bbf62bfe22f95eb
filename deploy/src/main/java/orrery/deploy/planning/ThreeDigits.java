package orrery.deploy.planning;

/** More digits than three would say more than is known. */
final class ThreeDigits {
    private static final int DIGITS = 3;

    private ThreeDigits() {}

    /** The nearest number with three digits and then zeros. */
    static long of(long number) {
        var step = Math.max(1, Math.round(Math.pow(10, Math.floor(Math.log10(Math.max(1, number))) - DIGITS + 1)));
        return Math.round((double) number / step) * step;
    }
}
