package orrery.deploy.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.node.outcome.Effort;
import orrery.node.outcome.Verification;

class JsonReportTest {
    private static JsonNode read(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }

    private static List<String> keys(JsonNode node) {
        var keys = new ArrayList<String>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private final String json = JsonReport.of(Example.scenario(), Example.outcome(), Example.VALIDATED);

    @Test
    void hasTheDocumentedFields() throws Exception {
        var root = read(json);

        assertEquals(List.of("result", "effort"), keys(root));
        assertEquals(
                List.of(
                        "scenario",
                        "times",
                        "validated",
                        "metrics",
                        "end_ps",
                        "links",
                        "busiest_link",
                        "energy",
                        "verification",
                        "missed_deadlines",
                        "fingerprint",
                        "requests"),
                keys(root.get("result")));
        assertEquals(
                List.of(
                        "duration",
                        "completed",
                        "total_input_tokens",
                        "total_output_tokens",
                        "request_throughput",
                        "output_throughput",
                        "total_token_throughput",
                        "output_throughput_per_gpu",
                        "gpus",
                        "device_kind",
                        "mean_ttft_ms",
                        "p50_ttft_ms",
                        "p99_ttft_ms",
                        "mean_tpot_ms",
                        "p50_tpot_ms",
                        "p99_tpot_ms",
                        "mean_itl_ms",
                        "p50_itl_ms",
                        "p99_itl_ms",
                        "mean_e2el_ms",
                        "p50_e2el_ms",
                        "p99_e2el_ms",
                        "expected_answers",
                        "right_answers"),
                keys(root.at("/result/metrics")));
        assertEquals(
                List.of(
                        "request",
                        "replica",
                        "prompt",
                        "prompt_tokens",
                        "text",
                        "finish_reason",
                        "answer",
                        "expected_answer",
                        "sent_ps",
                        "tokens",
                        "token_times_ps"),
                keys(root.at("/result/requests/0")));
        assertEquals("modelled, not validated", root.at("/result/times").asText());
    }

    /** TTFT 10, 20, 40 µs; TPOT 10 and 4 µs; gaps 10, 10 and 4 µs; ends at 30, 24 and 40 µs. */
    @Test
    void measuresAsTheServingBenchmarkDoes() throws Exception {
        var metrics = read(json).at("/result/metrics");

        assertEquals(70 / 3.0 / 1000, metrics.get("mean_ttft_ms").asDouble(), 1e-12);
        assertEquals(0.020, metrics.get("p50_ttft_ms").asDouble(), 1e-12);
        assertEquals(0.0396, metrics.get("p99_ttft_ms").asDouble(), 1e-12);
        assertEquals(0.007, metrics.get("mean_tpot_ms").asDouble(), 1e-12);
        assertEquals(0.008, metrics.get("mean_itl_ms").asDouble(), 1e-12);
        assertEquals(94 / 3.0 / 1000, metrics.get("mean_e2el_ms").asDouble(), 1e-12);
        assertEquals(6 / 40e-6, metrics.get("output_throughput").asDouble(), 1e-6);
        assertEquals(6 / 40e-6 / 8, metrics.get("output_throughput_per_gpu").asDouble(), 1e-6);
    }

    @Test
    void resultIsTheSameBytesWhateverTheMachine() {
        var slow = JsonReport.of(
                Example.scenario(),
                Example.outcome(Example.verified(), new Effort(99, 5_970_000, 812, 4, 2)),
                Example.VALIDATED);

        assertEquals(json.substring(0, json.indexOf("\"effort\"")), slow.substring(0, slow.indexOf("\"effort\"")));
    }

    @Test
    void hasEveryNearTieAndDifference() throws Exception {
        var failed = JsonReport.of(
                Example.scenario(), Example.outcome(Example.different(), new Effort(1, 1, 1, 1, 1)), Example.VALIDATED);

        var verification = read(failed).at("/result/verification");

        assertEquals(false, verification.get("passed").asBoolean());
        assertEquals(2, verification.get("near_ties").size());
        assertEquals(99, verification.at("/differences/0/found").asInt());
    }

    @Test
    void saysThatNothingWasComparedRatherThanThatItPassed() throws Exception {
        var nothing = new Verification(0, 0, 0, 0, 0, List.of(), List.of(), List.of());
        var unverified = JsonReport.of(
                Example.scenario(), Example.outcome(nothing, new Effort(1, 1, 1, 1, 1)), Example.VALIDATED);

        var verification = read(unverified).at("/result/verification");

        assertEquals("not verified", verification.get("verdict").asText());
        assertTrue(verification.get("passed").isNull());
    }

    @Test
    void unknownIsNull() throws Exception {
        assertTrue(read(json).at("/result/links/1/energy_nj").isNull());
    }
}
