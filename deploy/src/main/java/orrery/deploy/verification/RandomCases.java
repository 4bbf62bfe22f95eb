package orrery.deploy.verification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Experts;
import orrery.node.family.Configurations;
import orrery.node.format.NumberFormat;

/** Draws one case after another from a seed: the same ones on every machine. */
final class RandomCases {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String F32 = NumberFormat.F32.spelling();
    private static final String OF_SERVERS = NumberFormat.BF16.spelling();
    private static final int LONGEST_PROMPT = 24;

    private final Dice dice;

    RandomCases(long seed) {
        dice = new Dice(seed);
    }

    /** The next one, which may be one that cannot be run. */
    Case next() {
        var name = dice.of(Configurations.tiny());
        var architecture = Configurations.named(name);
        var machine = RandomMachine.draw(dice);
        var draft = seeded(dice.of(Configurations.tiny()));
        var plan = new RandomPlan(dice, machine, hasExperts(architecture)).draw(draft);
        var settings = new ArrayList<String>();
        settings.add("topology=" + JSON.textNode(machine.topology()));
        settings.add("model=" + seeded(name));
        settings.add("plan=" + plan);
        settings.add("load=" + load(architecture.vocabulary()));
        if (dice.oneIn(4)) {
            settings.add("formats=" + formats(hasExperts(architecture)));
        }
        settings.add("sampling=" + (dice.oneIn(5) ? "{\"temperature\":0.8}" : "greedy"));
        settings.add("seed=" + dice.between(1, 1000));
        return new Case(name, plan.toString(), settings);
    }

    private static boolean hasExperts(Architecture architecture) {
        return architecture.blocks().stream().anyMatch(Experts.class::isInstance);
    }

    private ObjectNode seeded(String name) {
        var model = JSON.objectNode();
        model.putObject("config").put("name", name).put("weights", "seeded").put("seed", dice.between(1, 3));
        return model;
    }

    private ObjectNode load(int vocabulary) {
        var load = JSON.objectNode();
        var prompts = load.putObject("prompts").putArray("list");
        IntStream.range(0, dice.between(1, 6)).forEach(_ -> prompts.add(prompt(vocabulary)));
        load.put("new_tokens", dice.between(1, 6));
        load.put("batch_tokens", dice.of(List.of(LONGEST_PROMPT, 40, 64, 512)));
        return load.put("interval", dice.of(List.of("0 s", "0 s", "20 us", "1 ms")));
    }

    private String prompt(int vocabulary) {
        return IntStream.range(0, dice.between(1, LONGEST_PROMPT))
                .mapToObj(_ -> Integer.toString(dice.between(0, vocabulary - 1)))
                .collect(Collectors.joining(" "));
    }

    /**
     * Weights in any format; what devices send each other and keep in those that servers use. Not with experts: one rounding
     * that tips the other way can choose another expert, and nothing is left to compare.
     */
    private ObjectNode formats(boolean hasExperts) {
        var formats = JSON.objectNode()
                .put("weights", dice.of(List.of(NumberFormat.values())).spelling());
        return hasExperts
                ? formats
                : formats.put("activations", dice.of(List.of(F32, OF_SERVERS)))
                        .put("kv_cache", dice.of(List.of(F32, OF_SERVERS)));
    }
}
