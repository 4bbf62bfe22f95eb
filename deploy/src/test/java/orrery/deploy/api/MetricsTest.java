package orrery.deploy.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import orrery.node.scenario.Load;
import orrery.node.watching.Glimpse.Heard;
import orrery.node.watching.PlaceGlance;

/** Metrics as Prometheus reads them. */
final class MetricsTest {
    private static final Pattern SAMPLE = Pattern.compile(
            "[a-zA-Z_:][a-zA-Z0-9_:]*\\{([a-z_]+=\"([^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)+\\} (-?[0-9.E-]+|\\+Inf|NaN)");
    private static final Load LOAD = new Load(List.of(new Load.Ask("a", ""), new Load.Ask("b", "")), 8, 512);

    private static String metrics(Requests requests) {
        var places = new Places(() -> 0);
        places.take(List.of(new PlaceGlance(0, "this \"JVM\"", 3, 2, 7, 11), new PlaceGlance(1, "b", 3, 2, 5, 13)));
        return new RunMetrics("a\\b\"c\nd", requests, places, 5_000_000_000L, 1.5).text();
    }

    @Test
    void everyLineIsHelpTypeOrASample() {
        for (var line : metrics(new Requests(LOAD)).lines().toList()) {
            assertTrue(
                    line.startsWith("# HELP ")
                            || line.startsWith("# TYPE ")
                            || SAMPLE.matcher(line).matches(),
                    line);
        }
    }

    @Test
    void requestsAreCountedByWhatCameOfThem() {
        var requests = new Requests(LOAD);
        requests.take(List.of(new Heard(0, 4, 1, "x", 0, 2_000_000_000L, 2_000_000_000L, false)));
        requests.take(List.of(new Heard(0, 4, 5, "xyz", 0, 2_000_000_000L, 6_000_000_000L, true)));

        var text = metrics(requests);

        has(text, "vllm:num_requests_running", 0);
        has(text, "vllm:num_requests_waiting", 1);
        has(text, "vllm:prompt_tokens_total", 4);
        has(text, "vllm:generation_tokens_total", 5);
        has(text, "vllm:request_success_total", 1);
        has(text, "vllm:time_to_first_token_seconds_count", 1);
        has(text, "vllm:time_per_output_token_seconds_count", 4);
        assertTrue(text.contains(
                "vllm:time_to_first_token_seconds_bucket{model_name=\"a\\\\b\\\"c\\nd\",le=\"0.005\"} 1"));
        assertTrue(text.contains(
                "vllm:time_to_first_token_seconds_bucket{model_name=\"a\\\\b\\\"c\\nd\",le=\"0.001\"} 0"));
    }

    @Test
    void theDashboardAsksForMetricsThatThereAre() throws IOException {
        var known = metrics(new Requests(LOAD));
        var dashboard = Files.readString(Path.of("grafana", "orrery-run.json"));
        var asked = Pattern.compile("(vllm:|orrery_)[a-z_0-9]+").matcher(dashboard);
        var count = 0;
        while (asked.find()) {
            assertTrue(known.contains("\n" + asked.group() + "{"), asked.group());
            count++;
        }
        assertTrue(count >= 9, dashboard);
    }

    private static void has(String text, String name, long value) {
        var line = text.lines()
                .filter(one -> one.startsWith(name + "{"))
                .findFirst()
                .orElseThrow();
        assertEquals(Long.toString(value), line.substring(line.lastIndexOf(' ') + 1), line);
    }

    @Test
    void aHistogramCountsEveryValueOnceAndItsBucketsGrow() {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new SplittableRandom(seed);
            var histogram = new Histogram(0.1, 0.2, 0.5, 1);
            var smaller = 0;
            for (var number = 0; number < 100; number++) {
                var value = random.nextInt(0, 13) / 10.0;
                histogram.add(value, 1);
                smaller += value <= 0.2 ? 1 : 0;
            }
            assertEquals(100, histogram.count(), "seed " + seed);
            assertEquals(smaller, histogram.upTo(1), "seed " + seed);
            for (var bucket = 1; bucket < histogram.buckets(); bucket++) {
                assertTrue(histogram.upTo(bucket) >= histogram.upTo(bucket - 1), "seed " + seed);
            }
        }
    }
}
