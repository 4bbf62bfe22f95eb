package orrery.protocol.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> VALID =
            List.of("count", "new_tokens", "batch_tokens", "hgx-h100", "gb200-nvl72", "rubin-ultra-nvl576");

    @ParameterizedTest
    @CsvSource({
        "cuont,did you mean count?",
        "COUNT,did you mean count?",
        "new-tokens,did you mean new_tokens?",
        "tokens,did you mean new_tokens?",
        "hgx_h10,did you mean hgx-h100?",
        "nvl576,did you mean rubin-ultra-nvl576?",
        "colour,''",
        "x,''",
        "'',''"
    })
    void suggestsTheNearestWordOrNone(String word, String suggestion) {
        assertEquals(suggestion, Spelling.didYouMean(word, VALID));
    }
}
