package orrery.deploy.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What came of sweeps that never were, with texts that nobody should trust. */
final class MadeUpFindings {
    static final String HOSTILE = "</script><script>alert('1')</script> ]]> <b>& \"\u0000\u001b";

    private MadeUpFindings() {}

    /** So many seeds of a server, cut three ways; every tenth cell fails. */
    static Findings of(int seeds) {
        var values = IntStream.rangeClosed(1, seeds).mapToObj(Integer::toString).toList();
        var question = QuestionReader.read(
                "hgx-h100", List.of("plan.tensor_parallel=1,2,4", "seed=" + String.join(",", values)));
        var cells = question.cells();
        return new Findings(
                question,
                IntStream.range(0, cells.size())
                        .mapToObj(number -> new Finding(number + 1, cells.get(number), ended(number)))
                        .toList());
    }

    private static Ended ended(int number) {
        return number % 10 == 9
                ? new Ended.Failed(new CellRunner.Failure("bad input", HOSTILE + "\n  found: " + number))
                : new Ended.Results(summary(number), number % 2 == 0);
    }

    private static JsonNode summary(int number) {
        var random = new Random(7919L * number * number);
        try {
            return new ObjectMapper()
                    .readTree("""
                    {"result": {"validated": "nearest measured run: %s", "fingerprint": "f00", "missed_deadlines": [],
                      "verification": {"passed": true, "compared": 2},
                      "metrics": {"mean_tpot_ms": %s, "output_throughput_per_gpu": %s}}}
                    """.formatted(number % 3, 1 + random.nextDouble(9), 10 + random.nextDouble(90)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
