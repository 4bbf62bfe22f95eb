package orrery.fabric.catalogue;

/**
 * A value and its unit, apart.
 *
 * @param number for example {@code 85}, {@code 18/72} or {@code true}
 * @param unit for example {@code ns}; empty for counts, shares and yes or no
 */
public record Amount(String number, String unit) {
    /** Splits for example {@code 85 ns} at its blank. */
    public static Amount of(String value) {
        var words = value.split(" ", 2);
        return new Amount(words[0], words.length == 2 ? words[1] : "");
    }
}
