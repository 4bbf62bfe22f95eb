package orrery.node.emulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import orrery.node.model.EmbeddedModel;
import orrery.node.scenario.Load;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;
import orrery.protocol.units.SimDuration;

/** Scenarios of the tiny model over its golden prompts. */
final class Runs {
    static final ModelSource TINY = new ModelSource.Embedded("orrery-tiny");
    static final List<Golden> GOLDEN = golden();
    static final int BATCH_TOKENS = 4096;

    private Runs() {}

    /** A prompt, and what an independent program added to it. */
    record Golden(String prompt, List<Integer> tokens) {}

    static Scenario of(String topology, Plan plan, int prompts, int newTokens) {
        return of(topology, plan, load(prompts, newTokens));
    }

    static Scenario of(String topology, Plan plan, Load load) {
        return new Scenario("test", topology, TINY, plan, load, new Sampling.Greedy(), 1);
    }

    /** The first so many golden prompts, all at once. */
    static Load load(int prompts, int newTokens) {
        return load(prompts, newTokens, BATCH_TOKENS, SimDuration.ZERO);
    }

    static Load load(int prompts, int newTokens, int batchTokens, SimDuration interval) {
        var asks = GOLDEN.stream()
                .limit(prompts)
                .map(golden -> new Load.Ask(golden.prompt, ""))
                .toList();
        return new Load(asks, newTokens, batchTokens, interval);
    }

    /** By request. */
    static List<List<Integer>> tokens(Findings findings) {
        return findings.requests().stream().map(request -> request.tokens()).toList();
    }

    /** What a run of {@link #load} must give. */
    static List<List<Integer>> goldenTokens(int prompts, int newTokens) {
        return GOLDEN.stream()
                .limit(prompts)
                .map(golden -> golden.tokens.subList(0, Math.min(newTokens, golden.tokens.size())))
                .toList();
    }

    private static List<Golden> golden() {
        var file = EmbeddedModel.folder("orrery-tiny").resolve("golden.json").toFile();
        try {
            var cases = new ObjectMapper().readTree(file).get("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(one -> new Golden(one.get("prompt").textValue(), ids(one.get("greedy_ids"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Integer> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::intValue)
                .toList();
    }
}
