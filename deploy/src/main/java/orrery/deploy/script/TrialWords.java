package orrery.deploy.script;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orrery.deploy.collective.Sizes;
import orrery.deploy.collective.Words;
import orrery.deploy.scenario.InputProblem;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.NetworkOptions;

/**
 * What a program says of a collective, not looked at yet.
 *
 * @param words by what they are of; what is missing is as usual
 * @param lost links that are out of service
 */
record TrialWords(String operation, Map<String, String> words, List<String> lost, NetworkOptions network) {
    private static final String AUTO = "auto";

    static TrialWords of(String operation) {
        return new TrialWords(operation, Map.of(), List.of(), NetworkOptions.standard());
    }

    TrialWords with(String key, String value) {
        var all = new HashMap<>(words);
        all.put(key, value);
        return new TrialWords(operation, all, lost, network);
    }

    TrialWords without(String... links) {
        return new TrialWords(
                operation, words, Stream.concat(lost.stream(), Stream.of(links)).toList(), network);
    }

    TrialWords over(NetworkOptions how) {
        return new TrialWords(operation, words, lost, how);
    }

    private String word(String key, String usual) {
        return words.getOrDefault(key, usual);
    }

    String topology() {
        return word("topology", "hgx-h100");
    }

    /**
     * @param gpus of the machine
     * @throws InputProblem where a word means nothing, or a number is too large or too small
     */
    CollectiveTrial trial(int gpus) {
        return new CollectiveTrial(
                topology(),
                ranks(gpus),
                Words.operation("operation", operation),
                Words.elementType("type", word("type", "float")),
                Sizes.parse("sizes", word("sizes", "8..8G")),
                Words.algorithm("algorithm", word("algorithm", AUTO)),
                Words.protocol("protocol", word("protocol", AUTO)),
                0,
                0,
                Words.launch("launch", word("launch", "stream")),
                words.containsKey("data"),
                lost,
                network,
                Long.parseLong(word("seed", "1")));
    }

    private int ranks(int gpus) {
        var ranks = Integer.parseInt(word("ranks", Integer.toString(gpus)));
        if (ranks < 1 || ranks > gpus) {
            throw InputProblem.of(
                    "ranks", "", Integer.toString(ranks), "1 to " + gpus + ", the GPUs of " + topology(), "");
        }
        return ranks;
    }
}
