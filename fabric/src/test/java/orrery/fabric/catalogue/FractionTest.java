package orrery.fabric.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FractionTest {
    @ParameterizedTest
    @CsvSource({"8, 8, 1, 8", "18/72, 1, 4, 1/4", "8 / 4, 2, 1, 2", "3/4, 3, 4, 3/4"})
    void readsWholeNumbersAndSharesInLowestTerms(String text, long numerator, long denominator, String printed) {
        var fraction = Fraction.parse(text);

        assertEquals(new Fraction(numerator, denominator), fraction);
        assertEquals(printed, fraction.toString());
    }

    @Test
    void addsMultipliesAndRoundsUpExactly() {
        var quarter = new Fraction(1, 4);

        assertEquals(new Fraction(7, 12), quarter.plus(new Fraction(1, 3)));
        assertEquals(new Fraction(9, 4), quarter.times(9));
        assertEquals(3, quarter.times(9).roundedUp());
        assertEquals(0, Fraction.ZERO.roundedUp());
        assertTrue(quarter.compareTo(new Fraction(2, 7)) < 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "1/", "/4", "1/0", "-1/4", "1/2/3", "quarter", "0.25"})
    void refusesWhatIsNoShare(String text) {
        assertThrows(IllegalArgumentException.class, () -> Fraction.parse(text));
    }
}
