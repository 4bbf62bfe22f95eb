package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot end well is refused before the minutes that a validation takes. */
class ValidateCollectivesCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int validate(String... words) {
        var around = new Surroundings(new PrintWriter(out), new PrintWriter(err), false, () -> 0, 2, () -> null);
        var args = new String[words.length + 2];
        args[0] = "validate";
        args[1] = "collectives";
        System.arraycopy(words, 0, args, 2, words.length);
        return Main.execute(around, args);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --tolerance -1          | --tolerance
            --tolerance NaN         | --tolerance
            --write nowhere/t.md    | --write
            --write table.txt       | --write
            --against nowhere.csv   | --against
            --rows nowhere.csv      | --rows
            """)
    void refusesBeforeItMeasures(String words, String place) {
        assertEquals(2, validate(words.split(" ")));

        assertEquals(place, err.toString().lines().findFirst().orElse(""));
        assertEquals("", out.toString());
    }
}
