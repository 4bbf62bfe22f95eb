package orrery.deploy.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.scenario.ShippedScenario;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.fault.ScheduledFault.Timing;

/**
 * A fault as somebody types it: the fields of an entry of {@code faults:} in a scenario, as text. Times count from when it takes
 * effect.
 *
 * @param fields by the key that a scenario has for them
 */
public record TypedFault(Map<String, String> fields) {
    private static final String EFFECT = "effect";
    private static final String PICOS = " ps";

    /** All there are. */
    public static final List<String> KEYS = List.of("action", "select", "for", "every", "until", EFFECT, "seed");

    private static final int LONGEST = 400;
    private static final String FIELD = "faults";

    public TypedFault {
        fields = new TreeMap<>(fields);
    }

    static TypedFault of(JsonNode json) {
        var fields = new TreeMap<String, String>();
        for (var key : KEYS) {
            var text = json.path(key).asText("");
            if (!text.isEmpty()) {
                fields.put(key, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
            }
        }
        return new TypedFault(fields);
    }

    /** As somebody might have typed it. */
    static TypedFault of(ScheduledFault fault) {
        var timing = fault.timing();
        var fields = new TreeMap<>(
                Map.of("action", fault.action().id(), "select", fault.select(), "seed", Long.toString(fault.seed())));
        if (timing.forPs() != Timing.FOREVER) {
            fields.put("for", timing.forPs() + PICOS);
        }
        if (timing.everyPs() > 0) {
            fields.put("every", timing.everyPs() + PICOS);
        }
        if (timing.untilPs() != Timing.FOREVER) {
            fields.put("until", timing.untilPs() + PICOS);
        }
        word(fault.effect()).ifPresent(word -> fields.put(EFFECT, word));
        return new TypedFault(fields);
    }

    private static Optional<String> word(Effect effect) {
        if (!Double.isNaN(effect.amount())) {
            return Optional.of(BigDecimal.valueOf(effect.amount()).toPlainString());
        }
        return Optional.of(effect.severity())
                .filter(severity -> severity != Effect.Severity.USUAL)
                .map(severity -> severity.name().toLowerCase(Locale.ROOT));
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        fields.forEach(json::put);
        return json;
    }

    /**
     * By the grammar of scenarios.
     *
     * @throws InputProblem naming the field that cannot be
     */
    public ScheduledFault fault() {
        var entry = JsonNodeFactory.instance.objectNode().put("at", "0 s");
        fields.forEach((key, text) -> put(entry, key, text));
        try {
            return ScenarioFile.read(ShippedScenario.DEFAULT, List.of(FIELD + "=[" + entry + "]"))
                    .scenario()
                    .faults()
                    .schedule()
                    .getFirst();
        } catch (InputProblem problem) {
            var key = problem.field().replaceFirst("^" + FIELD + "\\[0\\]\\.?", "");
            throw InputProblem.of(word(key), "", problem.found(), problem.allowed(), problem.remedy());
        }
    }

    /** As the command line has it. */
    private static String word(String key) {
        return switch (key) {
            case "action" -> "ACTION";
            case "select" -> "SELECT";
            case "" -> "fault";
            default -> "--" + key;
        };
    }

    private static void put(ObjectNode entry, String key, String text) {
        if (key.equals("seed") && text.matches("\\d{1,18}")) {
            entry.put(key, Long.parseLong(text));
        } else if (key.equals(EFFECT) && text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            entry.put(key, Double.parseDouble(text));
        } else {
            entry.put(key, text);
        }
    }
}
