package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.node.model.EmbeddedModel;
import orrery.node.scenario.Load;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;

/** The golden file of the tiny model, token for token, from a cluster that cuts it up. */
class TensorParallelTest {

    static Stream<Arguments> cuts() {
        return Stream.of(
                Arguments.of("hgx-h100", 1, AllReduce.AUTO),
                Arguments.of("hgx-h100", 2, AllReduce.AUTO),
                Arguments.of("hgx-h100", 2, AllReduce.RING),
                Arguments.of("hgx-h100", 8, AllReduce.AUTO),
                Arguments.of("hgx-h100", 8, AllReduce.RING),
                Arguments.of("hgx-h100", 8, AllReduce.DIRECT),
                Arguments.of("gb200-nvl72", 9, AllReduce.IN_SWITCH),
                Arguments.of("gb200-nvl72", 72, AllReduce.IN_SWITCH),
                Arguments.of("gb200-nvl72", 72, AllReduce.DIRECT),
                Arguments.of("vera-rubin-nvl72", 72, AllReduce.RING));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void givesTheGoldenTokensHoweverItIsCut(String topology, int ranks, AllReduce algorithm) throws IOException {
        var golden = golden();
        var prompts = golden.stream()
                .map(one -> new Load.Ask(one.get("prompt").asText(), ""))
                .toList();
        var scenario = new Scenario(
                "golden",
                topology,
                new ModelSource.Embedded("orrery-tiny"),
                new Plan(ranks, 1, algorithm),
                new Load(prompts, 64, 4096),
                new Sampling.Greedy(),
                1);

        var findings = PlainLoop.run(scenario);

        for (var request = 0; request < golden.size(); request++) {
            assertEquals(
                    ids(golden.get(request).get("greedy_ids")),
                    findings.requests().get(request).tokens(),
                    "prompt " + request);
        }
        findings.checks().forEach(check -> assertTrue(check.equal(), check.toString()));
        var worst = findings.checks().stream()
                .mapToDouble(SequenceCheck::relativeDifference)
                .max()
                .orElseThrow();
        System.out.printf(
                "%s, TP %d, %s: largest relative difference of a logit %.2e, end %.3f ms, events %d%n",
                topology,
                ranks,
                algorithm,
                worst,
                findings.devices().stream().mapToLong(d -> d.lastPs()).max().orElseThrow() / 1e9,
                findings.devices().stream().mapToLong(d -> d.handled()).sum());
        assertTrue(worst < 1e-4, "relative difference " + worst);
    }

    private static List<JsonNode> golden() throws IOException {
        var file = EmbeddedModel.folder("orrery-tiny").resolve("golden.json").toFile();
        var cases = new ObjectMapper().readTree(file).get("cases");
        return StreamSupport.stream(cases.spliterator(), false).toList();
    }

    private static List<Integer> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }
}
