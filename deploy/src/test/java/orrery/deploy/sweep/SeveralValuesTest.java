package orrery.deploy.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeveralValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            8,16,72                  ; 8|16|72
            8 , 16                   ; 8|16
            [8,16,72]                ; [8,16,72]
            [a,b],[c]                ; [a,b]|[c]
            {a: 1, b: [2, 3]},{a: 2} ; {a: 1, b: [2, 3]}|{a: 2}
            "a,b",c                  ; "a,b"|c
            'a,[b',c                 ; 'a,[b'|c
            a,                       ; a|
            ]a,b                     ; ]a|b
            """)
    void areCutAtCommasOutsideBracketsAndQuotes(String text, String values) {
        assertEquals(List.of(values.split("\\|", -1)), SeveralValues.of(text));
    }

    @Test
    void loseTheirQuotesAsLabels() {
        assertEquals("a,b", SeveralValues.label("\"a,b\""));
        assertEquals("'", SeveralValues.label("'"));
        assertEquals("8", SeveralValues.label("8"));
    }

    @Test
    void settingsOfATopologyGoWithIt() {
        var typed = TypedSettings.of(List.of("topology=compose:rack=hgx-h100,racks=2,gb200-nvl72", "seed=3"));

        var labels =
                typed.axes().getFirst().values().stream().map(Axis.Value::label).toList();
        assertEquals(List.of("compose:rack=hgx-h100,racks=2", "gb200-nvl72"), labels);
        assertEquals(List.of("seed=3"), typed.single());
    }
}
