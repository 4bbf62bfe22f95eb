package orrery.fabric.catalogue;

/**
 * An exact share, in lowest terms: 18 laser modules for 72 engines are 1/4 each.
 *
 * @param numerator zero or more
 * @param denominator above zero
 */
public record Fraction(long numerator, long denominator) implements Comparable<Fraction> {
    public static final Fraction ZERO = new Fraction(0, 1);

    public Fraction {
        if (numerator < 0 || denominator <= 0) {
            throw new IllegalArgumentException(
                    "a fraction is zero or more over one or more, found " + numerator + "/" + denominator);
        }
        long divisor = greatestCommonDivisor(numerator, denominator);
        numerator /= divisor;
        denominator /= divisor;
    }

    /** Reads {@code 8} or {@code 18/72}. */
    static Fraction parse(String text) {
        var parts = text.split("/", 2);
        long denominator = parts.length == 2 ? Quantity.count(parts[1].strip()) : 1;
        return new Fraction(Quantity.count(parts[0].strip()), denominator);
    }

    public Fraction plus(Fraction other) {
        long left = Math.multiplyExact(numerator, other.denominator);
        long right = Math.multiplyExact(other.numerator, denominator);
        return new Fraction(Math.addExact(left, right), Math.multiplyExact(denominator, other.denominator));
    }

    public Fraction times(long factor) {
        return times(factor, 1);
    }

    Fraction times(long factor, long divisor) {
        return new Fraction(Math.multiplyExact(numerator, factor), Math.multiplyExact(denominator, divisor));
    }

    /** The nearest double, for estimates. */
    public double asDouble() {
        return (double) numerator / denominator;
    }

    /** The next whole number at or above it. */
    public long roundedUp() {
        return Math.ceilDiv(numerator, denominator);
    }

    @Override
    public int compareTo(Fraction other) {
        return Long.compare(
                Math.multiplyExact(numerator, other.denominator), Math.multiplyExact(other.numerator, denominator));
    }

    @Override
    public String toString() {
        return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
