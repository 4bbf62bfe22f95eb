package orrery.deploy.collective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedTest {

    /** As C's printf gives them with the rule of nccl-tests. */
    @ParameterizedTest
    @CsvSource({
        "0, 7, '   0.00'",
        "18.416, 7, '  18.42'",
        "9999.99, 7, 9999.99",
        "12345.67, 7, 12345.7",
        "123456.7, 7, ' 123457'",
        "1234567, 7, 1234567",
        "12345678, 7, 1.2e+07",
        "480.134, 6, 480.13",
        "1480.13, 6, 1480.1",
        "12345678, 6, ' 1e+07'"
    })
    void fillsItsWidth(double value, int width, String text) {
        assertEquals(text, Fixed.width(value, width));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "180.0362, 180.036", "84.3, 84.3", "0.0000123456789, 0.0000123457", "123456789, 123457000"})
    void keepsSixDigits(double value, String text) {
        assertEquals(text, Fixed.general(value));
    }
}
