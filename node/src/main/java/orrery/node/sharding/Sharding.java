package orrery.node.sharding;

import java.util.List;
import java.util.stream.IntStream;
import orrery.node.model.LlamaConfig;
import orrery.node.scenario.ScenarioProblem;

/** Which part of each layer a rank holds. */
public record Sharding(LlamaConfig config, int ranks) {

    /**
     * @throws ScenarioProblem when the ranks do not divide heads, MLP width and vocabulary
     */
    public Sharding {
        if (!divides(config, ranks)) {
            throw new ScenarioProblem(
                    "plan.tensor_parallel",
                    Integer.toString(ranks),
                    "a degree that divides " + config.attentionHeads() + " heads, an MLP width of "
                            + config.intermediateSize() + " and a vocabulary of " + config.vocabularySize(),
                    "one of " + degrees(config));
        }
    }

    /** Every tensor-parallel degree that this model can be cut by. */
    public static List<Integer> degrees(LlamaConfig config) {
        return IntStream.rangeClosed(1, config.attentionHeads())
                .filter(ranks -> divides(config, ranks))
                .boxed()
                .toList();
    }

    private static boolean divides(LlamaConfig config, int ranks) {
        return ranks > 0
                && config.attentionHeads() % ranks == 0
                && config.intermediateSize() % ranks == 0
                && config.vocabularySize() % ranks == 0;
    }

    public int headsPerRank() {
        return config.attentionHeads() / ranks;
    }

    int firstHead(int rank) {
        return rank * headsPerRank();
    }

    int firstKeyValueHead(int rank) {
        return config.keyValueHeadOf(firstHead(rank));
    }

    /** KV heads that a rank holds: those its query heads read; a head read by several ranks is with each of them. */
    public int keyValueHeads(int rank) {
        return config.keyValueHeadOf(firstHead(rank) + headsPerRank() - 1) - firstKeyValueHead(rank) + 1;
    }

    public int intermediatePerRank() {
        return config.intermediateSize() / ranks;
    }

    public int vocabularyPerRank() {
        return config.vocabularySize() / ranks;
    }

    int firstToken(int rank) {
        return rank * vocabularyPerRank();
    }
}
