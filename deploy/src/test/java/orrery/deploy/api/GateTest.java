package orrery.deploy.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may come in by HTTP, and how often. */
final class GateTest {
    private static final String SECRET = "0123456789abcdef";

    private long nowNanos;

    private static Call call(String method, Map<String, String> headers) {
        var all = new HashMap<>(Map.of("host", "localhost:8576"));
        all.putAll(headers);
        return new Call("127.0.0.1", method, List.of("api", "v1", "run"), Map.of(), all, "");
    }

    private Gate gate(String host, Optional<String> token) throws Exception {
        return new Gate(Bind.of(host, 8576, token), 8576, new Rate(() -> nowNanos));
    }

    @ParameterizedTest
    @CsvSource({
        "host,   localhost:8576,                         0",
        "host,   127.0.0.1:8576,                         0",
        "host,   [::1]:8576,                             0",
        "host,   evil.example:8576,                    403",
        "host,   localhost:80,                         403",
        "host,   localhost,                            403",
        "origin, http://localhost:8576,                  0",
        "origin, http://evil.example,                  403",
        "origin, null,                                 403",
        "sec-fetch-site, same-origin,                    0",
        "sec-fetch-site, cross-site,                   403"
    })
    void aPageOfSomebodyElseIsRefused(String header, String value, int status) throws Exception {
        var refusal = gate("127.0.0.1", Optional.empty()).refusal(call("GET", Map.of(header, value)));

        assertEquals(status, refusal.map(Reply.Whole::status).orElse(0));
    }

    @ParameterizedTest
    @CsvSource({
        "authorization, Bearer 0123456789abcdef,          0",
        "authorization, Bearer 0123456789abcdeF,        401",
        "authorization, 0123456789abcdef,               401",
        "cookie,        a=b; orrery-token=0123456789abcdef, 0",
        "cookie,        orrery-token=,                  401",
        "accept,        text/html,                      401"
    })
    void whereThereIsATokenOnlyWhoeverHasItComesIn(String header, String value, int status) throws Exception {
        var refusal = gate("0.0.0.0", Optional.of(SECRET)).refusal(call("GET", Map.of(header, value)));

        assertEquals(status, refusal.map(Reply.Whole::status).orElse(0));
    }

    @Test
    void withoutATokenNobodyElseIsListenedTo() {
        assertThrows(IllegalArgumentException.class, () -> Bind.of("0.0.0.0", 0, Optional.empty()));
    }

    @Test
    void whoComesTooOftenIsRefusedUntilTimeHasPassed() {
        var rate = new Rate(() -> nowNanos);
        var taken = 0;
        while (rate.takes("a", false)) {
            taken++;
        }

        assertEquals(200, taken);
        assertTrue(rate.takes("b", false), "others are not refused");
        nowNanos += 1_000_000_000L;
        assertTrue(rate.takes("a", true));
        nowNanos += 3_600_000_000_000L;
        for (var change = 0; change < 40; change++) {
            assertTrue(rate.takes("a", true));
        }
        assertFalse(rate.takes("a", true), "a change costs as much as five looks");
    }
}
